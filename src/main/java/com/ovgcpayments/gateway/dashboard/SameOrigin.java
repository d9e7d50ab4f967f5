package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what is posted comes from a page of the dashboard itself, by what browsers say and pages cannot change. */
final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String own;

    /** @param dashboardUrl where people reach the dashboard */
    SameOrigin(URI dashboardUrl) {
        this.own = Origin.of(dashboardUrl);
    }

    /**
     * Browsers say the origin with everything that is posted. Beside the configured one, the address at which this very request was made counts,
     * for a dashboard that is reached by several names.
     */
    boolean holds(HttpServerRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) {
            return false;
        }
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        return origin.equals(own)
                || (request.authority() != null && origin.equals(scheme() + "://" + request.authority()));
    }

    private String scheme() {
        return own.substring(0, own.indexOf(':'));
    }
}
