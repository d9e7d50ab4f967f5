package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.util.List;
import java.util.Optional;

/** What prices a session may have: one that no gateway takes would only be refused when the payer wants to pay. */
public final class PriceRules {
    /** In the smallest unit of the currency. */
    public static final long MAX_AMOUNT = 99_999_999;

    private final Connectors connectors;

    public PriceRules(Connectors connectors) {
        this.connectors = connectors;
    }

    /**
     * What is wrong with a currency that there is, as a sentence; empty if nothing is.
     *
     * @throws GatewaysUnknown if a gateway that has not answered yet may take it: no reason to refuse it for good
     */
    public Optional<String> problem(String currency, Mode mode) {
        if (!connectors.serving(mode, currency).isEmpty()) {
            return Optional.empty();
        }
        requireAllKnown();
        return Optional.of(
                currency + " cannot be paid: no gateway that is enabled in " + mode.word() + " mode takes it");
    }

    /**
     * What is wrong with an amount of a currency that is served, to be read after its name; empty if nothing is.
     *
     * @throws GatewaysUnknown as the other
     */
    public Optional<String> problem(Money price, Mode mode) {
        List<Optional<String>> refusals = connectors.serving(mode, price.currency()).stream()
                .map(gateway -> gateway.capabilities().refusal(price))
                .toList();
        if (refusals.isEmpty() || refusals.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        requireAllKnown();
        return refusals.get(0);
    }

    private void requireAllKnown() {
        if (!connectors.allKnown()) {
            throw new GatewaysUnknown();
        }
    }
}
