package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.payment.PayerView;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.Session;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The security headers of the payer's pages. A browser blocks the redirect that answers a form unless the page's policy
 * names its origin, so {@code form-action} lists where the payer may be sent from here: the offered processors, the
 * page that is open at one, and the merchant's own two URLs.
 */
final class PagePolicy {
    private static final String BASE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String FRAMED = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
            + " frame-ancestors 'self'; form-action 'none'";

    private final boolean https;

    PagePolicy(URI checkoutUrl) {
        this.https = "https".equals(checkoutUrl.getScheme());
    }

    void apply(HttpServerResponse response) {
        apply(response, Set.of());
    }

    void apply(HttpServerResponse response, PayerView payer, List<ConnectorDescriptor> offered) {
        Session session = payer.view().session();
        Set<String> origins = new TreeSet<>();
        payer.live().flatMap(Attempt::redirectUrl).ifPresent(page -> origins.add(source(page)));
        offered.forEach(connector -> origins.addAll(connector.capabilities().redirectOrigins()));
        origins.add(source(session.successTarget()));
        origins.add(source(session.cancelTarget()));
        apply(response, origins);
    }

    /** For what pages of the same origin show in a frame: it draws, and does nothing else. */
    void applyFramed(HttpServerResponse response) {
        apply(response, FRAMED, "SAMEORIGIN");
    }

    private void apply(HttpServerResponse response, Set<String> formTargets) {
        StringBuilder policy = new StringBuilder(BASE);
        formTargets.forEach(origin -> policy.append(' ').append(origin));
        apply(response, policy.toString(), "DENY");
    }

    private void apply(HttpServerResponse response, String contentPolicy, String frames) {
        response.putHeader("Content-Security-Policy", contentPolicy)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", frames)
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /** As a source of a policy: that has no way to name an IPv6 address, so there it is the scheme. */
    private static String source(String url) {
        URI parsed = URI.create(url);
        if (parsed.getHost().startsWith("[")) {
            return parsed.getScheme().toLowerCase(Locale.ROOT) + ":";
        }
        return Origin.of(parsed);
    }
}
