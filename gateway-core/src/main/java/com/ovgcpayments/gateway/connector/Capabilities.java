package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a connector can do; the engine never asks for anything else. Made by {@link #redirecting} and the methods that
 * add to it.
 *
 * @param beginCanCapture whether {@link Connector#begin} itself can move money. False for every processor whose page the
 *     payer must visit first: there an unanswered begin harms nobody.
 * @param cancel whether an open page can be closed
 * @param refund whether captured money can be paid back through the processor's API, in part too
 * @param settlement whether the processor tells when captured money becomes available, and what it took for itself
 * @param payout whether the processor pays out to anybody's bank account; for the currencies that are served
 * @param knowsReference whether the processor keeps our reference of an attempt, so that a repeated begin opens no second
 *     payment, and an attempt is found by it alone. Where it does not, begin is never repeated.
 * @param currencies ISO 4217 codes; empty means all
 * @param amounts which amounts are taken, for the currencies in which not every amount is
 * @param redirectOrigins the origins ({@code https://host}) to which payers are sent: browsers must be told
 */
public record Capabilities(
        boolean beginCanCapture,
        boolean cancel,
        boolean refund,
        boolean settlement,
        boolean payout,
        boolean knowsReference,
        Set<String> currencies,
        Map<String, AmountRule> amounts,
        Set<String> redirectOrigins) {
    public Capabilities {
        currencies = Set.copyOf(currencies);
        amounts = Map.copyOf(amounts);
        redirectOrigins = Set.copyOf(redirectOrigins);
    }

    /** A processor that sends payers to its own pages and can do nothing else yet, in any amount of any currency. */
    public static Capabilities redirecting(Set<String> redirectOrigins) {
        return new Capabilities(false, false, false, false, false, true, Set.of(), Map.of(), redirectOrigins);
    }

    public Capabilities withBeginCanCapture() {
        return new Capabilities(
                true, cancel, refund, settlement, payout, knowsReference, currencies, amounts, redirectOrigins);
    }

    public Capabilities withCancel() {
        return new Capabilities(
                beginCanCapture,
                true,
                refund,
                settlement,
                payout,
                knowsReference,
                currencies,
                amounts,
                redirectOrigins);
    }

    public Capabilities withRefund() {
        return new Capabilities(
                beginCanCapture,
                cancel,
                true,
                settlement,
                payout,
                knowsReference,
                currencies,
                amounts,
                redirectOrigins);
    }

    public Capabilities withSettlement() {
        return new Capabilities(
                beginCanCapture, cancel, refund, true, payout, knowsReference, currencies, amounts, redirectOrigins);
    }

    public Capabilities withPayout() {
        return new Capabilities(
                beginCanCapture,
                cancel,
                refund,
                settlement,
                true,
                knowsReference,
                currencies,
                amounts,
                redirectOrigins);
    }

    public Capabilities withoutReference() {
        return new Capabilities(
                beginCanCapture, cancel, refund, settlement, payout, false, currencies, amounts, redirectOrigins);
    }

    /** @param rules by currency; a currency without one is taken in any amount */
    public Capabilities only(Set<String> someCurrencies, Map<String, AmountRule> rules) {
        return new Capabilities(
                beginCanCapture,
                cancel,
                refund,
                settlement,
                payout,
                knowsReference,
                someCurrencies,
                rules,
                redirectOrigins);
    }

    public boolean serves(String currency) {
        return currencies.isEmpty() || currencies.contains(currency);
    }

    /** What is wrong with an amount of a currency that is served; see {@link AmountRule#refusal}. */
    public Optional<String> refusal(Money amount) {
        return Optional.ofNullable(amounts.get(amount.currency())).flatMap(rule -> rule.refusal(amount));
    }
}
