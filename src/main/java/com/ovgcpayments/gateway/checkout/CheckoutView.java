package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the page of a session shows.
 *
 * @param productTitle never empty: the caller has put in the fallback
 * @param email the whole address; the page shows it masked
 * @param payPath where the form is posted
 * @param cancelPath leads to the session's {@code cancel_url}
 * @param pageUrl the absolute address of this page
 * @param leftOpen the processors at which an earlier page of this payer may still be open, as he knows them
 * @param serverNow by the clock that decides about {@code expiresAt}
 */
record CheckoutView(
        Payee payee,
        String productTitle,
        Money amount,
        String email,
        boolean testMode,
        URI payPath,
        URI cancelPath,
        URI pageUrl,
        List<String> leftOpen,
        Instant expiresAt,
        Instant serverNow,
        CheckoutState state) {

    String merchantName() {
        return payee.name();
    }

    /** How long the session still takes payments; zero or less when its time is over. */
    Duration timeLeft() {
        return Duration.between(serverNow, expiresAt);
    }

    boolean inTime() {
        return serverNow.isBefore(expiresAt);
    }

    /** The page's address without its host, so that a reload stays where the payer is. */
    String pagePath() {
        return pageUrl.getRawPath();
    }
}
