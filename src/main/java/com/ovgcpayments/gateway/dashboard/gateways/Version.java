package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.routing.PlanVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a plan, as it is spoken of.
 *
 * @param number counts from 1
 * @param by who made it, in words
 * @param restores what it brought back, in words; empty if it is new
 */
record Version(int number, Instant at, String by, Optional<String> restores) {
    static Version of(PlanVersion version) {
        return new Version(
                version.plan().version(),
                version.at(),
                author(version.by()),
                version.restores().isPresent()
                        ? Optional.of("version " + version.restores().getAsInt())
                        : Optional.empty());
    }

    /** People are named by their address, keys by their id. */
    private static String author(String actor) {
        if (actor.isEmpty()) {
            return "not noted down";
        }
        if (PublicId.API_KEY.parse(actor).isPresent()) {
            return "API key " + actor;
        }
        return actor.substring(actor.indexOf(' ') + 1);
    }
}
