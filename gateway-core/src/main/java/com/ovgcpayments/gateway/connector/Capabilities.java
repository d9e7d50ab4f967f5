package com.ovgcpayments.gateway.connector;

import java.util.Set;

/**
 * What a connector can do; the engine never asks for anything else.
 *
 * @param beginCanCapture whether {@link Connector#begin} itself can move money. False for every processor whose page the
 *     payer must visit first: there an unanswered begin harms nobody.
 * @param cancel whether an open page can be closed
 * @param currencies ISO 4217 codes; empty means all
 * @param redirectOrigins the origins ({@code https://host}) to which payers are sent: browsers must be told
 */
public record Capabilities(
        boolean beginCanCapture, boolean cancel, Set<String> currencies, Set<String> redirectOrigins) {
    public Capabilities {
        currencies = Set.copyOf(currencies);
        redirectOrigins = Set.copyOf(redirectOrigins);
    }

    public boolean serves(String currency) {
        return currencies.isEmpty() || currencies.contains(currency);
    }
}
