package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One connector, asked just now.
 *
 * @param known what it is; empty if nobody ever heard of it
 * @param answered how it stands by its own words; empty if it did not answer
 */
record ConnectorPage(
        String name, Optional<ConnectorDescriptor> known, List<ConnectorRow> rows, List<Standing> answered) {
    String title() {
        return known.map(ConnectorDescriptor::label).orElse(name);
    }

    static StateText state(Standing standing) {
        return switch (standing.state()) {
            case READY -> new StateText("Ready", "good");
            case UNREACHABLE -> new StateText("Out of reach", "bad");
            case REFUSED -> new StateText("Credentials refused", "bad");
        };
    }

    /** What it can do, and what a person must do in its place. */
    List<Ability> abilities() {
        return known.map(ConnectorDescriptor::capabilities).stream()
                .flatMap(can -> Stream.of(
                        new Ability(
                                "Refunds by API",
                                can.refund(),
                                "a person refunds at the processor, then confirms here"),
                        new Ability(
                                "Closes pages that nobody waits for",
                                can.cancel(),
                                "they stay open until they end by themselves"),
                        new Ability(
                                "Tells when money becomes available",
                                can.settlement(),
                                "a delay from the configuration counts"),
                        new Ability(
                                "Tells of refunds and disputes that were made there",
                                can.reversals(),
                                "a person notices them in reconciliation, or not at all"),
                        new Ability("Lists what moved on a day", can.movements(), "its days cannot be reconciled"),
                        new Ability("Pays out to bank accounts", can.payout(), "payouts go through our bank"),
                        new Ability(
                                "Finds a payment by our reference",
                                can.knowsReference(),
                                "a payment whose begin was not answered is left to a person")))
                .toList();
    }

    String currencies() {
        return known.map(ConnectorDescriptor::capabilities)
                .map(Capabilities::currencies)
                .filter(some -> !some.isEmpty())
                .map(some -> String.join(", ", some.stream().sorted().toList()))
                .orElse("All");
    }

    /** @param otherwise what follows where it cannot */
    record Ability(String what, boolean can, String otherwise) {}
}
