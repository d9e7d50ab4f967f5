package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionView;
import java.net.URI;

/** What a processor is told when an attempt begins, and when it is begun again because nobody knows whether it was. */
record Beginning(SessionView view, String merchantName, Attempt attempt) {
    /** The same for every repetition of the same attempt: all of it is stored, nothing is made here. */
    ConnectorRequest.Begin request(URI checkoutUrl) {
        Session session = view.session();
        return new ConnectorRequest.Begin(
                session.id(),
                attempt.reference(),
                attempt.mode(),
                session.price(),
                session.email(),
                session.productTitle().orElse("Payment to " + merchantName),
                attempt.createdAt(),
                session.expiresAt(),
                URI.create(checkoutUrl + "/checkout/" + session.id() + "/return"),
                URI.create(checkoutUrl + "/checkout/" + session.id() + "/cancel"));
    }
}
