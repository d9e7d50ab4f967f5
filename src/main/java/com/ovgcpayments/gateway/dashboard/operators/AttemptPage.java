package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.payment.AttemptFile;
import com.ovgcpayments.gateway.payment.OperatorAttempt;
import com.ovgcpayments.gateway.session.Attempt;
import java.util.List;

/** One attempt, with all that is known of it. */
record AttemptPage(AttemptFile file, Form form) {
    static final String PAID = "paid";

    OperatorAttempt entry() {
        return file.entry();
    }

    Attempt attempt() {
        return file.entry().attempt();
    }

    String id() {
        return PublicId.ATTEMPT.format(attempt().id());
    }

    boolean waits() {
        return attempt().operatorSince().isPresent();
    }

    List<Choice> choices() {
        return AttemptScreens.CHOICES;
    }
}
