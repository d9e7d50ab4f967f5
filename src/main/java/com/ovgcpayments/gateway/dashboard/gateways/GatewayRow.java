package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.routing.GatewayStanding;
import java.util.List;
import java.util.Optional;

/**
 * A gateway as merchants see it.
 *
 * @param label the name that payers read
 * @param known what it can; empty as long as it has not told
 * @param standing how it fares in the mode; empty if it takes no payments of it, as far as is known
 */
record GatewayRow(String name, String label, Optional<ConnectorDescriptor> known, Optional<GatewayStanding> standing) {
    private static final int FEW_CURRENCIES = 6;

    /** A word for how it stands. */
    String state() {
        return standing.map(each -> switch (each.state()) {
                    case READY -> "Ready";
                    case FAILING -> "Failing";
                    case REFUSED -> "Refused";
                })
                .orElse(known.isPresent() ? "Not in this mode" : "No answer");
    }

    /** Of the sheet's kinds of states. */
    String kind() {
        return standing.map(each -> switch (each.state()) {
                    case READY -> "good";
                    case FAILING, REFUSED -> "bad";
                })
                .orElse("wait");
    }

    /** What the word means for payments. */
    Optional<String> explanation() {
        return standing.map(each -> switch (each.state()) {
                    case READY -> Optional.<String>empty();
                    case FAILING ->
                        Optional.of("Its processor did not take up the last payments. It is left out, and tried again"
                                + " with one payment now and then.");
                    case REFUSED -> Optional.of("Its processor refuses the credentials. Ask who runs this gateway.");
                })
                .orElse(Optional.of(
                        known.isPresent() ? "It takes no payments of this mode." : "It has not answered yet."));
    }

    boolean simulated() {
        return known.filter(ConnectorDescriptor::simulated).isPresent();
    }

    boolean experimental() {
        return known.filter(ConnectorDescriptor::experimental).isPresent();
    }

    /** Of the latest payments that were begun there, by whichever merchant: {@code 96% of the last 50}. */
    Optional<String> rate() {
        return standing.filter(each -> each.begun() > 0)
                .map(each -> (each.begun() - each.failed()) * 100 / each.begun() + "% of the last " + each.begun());
    }

    String currencies() {
        List<String> some = codes();
        if (some.isEmpty()) {
            return "All currencies";
        }
        return some.size() <= FEW_CURRENCIES
                ? String.join(", ", some)
                : String.join(", ", some.subList(0, FEW_CURRENCIES - 1)) + " and " + (some.size() - FEW_CURRENCIES + 1)
                        + " more";
    }

    /** All of the currencies, where {@link #currencies} names but some. */
    Optional<String> allCurrencies() {
        return Optional.of(codes()).filter(all -> all.size() > FEW_CURRENCIES).map(all -> String.join(", ", all));
    }

    /** What it can be asked for beyond taking a payment. */
    List<Ability> abilities() {
        return known.map(ConnectorDescriptor::capabilities)
                .map(can -> List.of(
                        can.refund() ? new Ability("Refunds", true) : new Ability("No refunds", false),
                        can.cancel() ? new Ability("Cancelling", true) : new Ability("No cancelling", false)))
                .orElse(List.of());
    }

    private List<String> codes() {
        return known.map(each ->
                        each.capabilities().currencies().stream().sorted().toList())
                .orElse(List.of());
    }

    record Ability(String words, boolean there) {}
}
