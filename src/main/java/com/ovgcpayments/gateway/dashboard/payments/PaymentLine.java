package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.format.TimeText;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A payment in a list. It is the same for all who look at the merchant in this mode.
 *
 * @param id of the session
 * @param url of the page about it
 * @param gateway in words
 */
record PaymentLine(
        String id,
        String url,
        Badge badge,
        String email,
        Optional<String> product,
        Optional<String> gateway,
        Instant at,
        String amount) {

    /** @param root of the merchant's screens in this mode: {@code /dashboard/test} */
    static PaymentLine of(SessionLine line, String root, ConfiguredGateways gateways) {
        Session session = line.view().session();
        String id = session.id().toString();
        return new PaymentLine(
                id,
                root + "/payments/" + id,
                Badge.of(line),
                session.email(),
                session.productTitle(),
                line.gateway().map(gateways::label),
                session.createdAt(),
                AmountText.of(session.price(), Locale.US));
    }

    /** Tells what it shows from what it showed before, on every instance alike. */
    String version() {
        return Integer.toHexString(hashCode());
    }

    String time() {
        return TimeText.of(at);
    }
}
