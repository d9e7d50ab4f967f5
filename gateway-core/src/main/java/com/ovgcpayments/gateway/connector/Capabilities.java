package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a connector can do; the engine never asks for anything else. Made by {@link #redirecting} and the methods that
 * add to it.
 *
 * @param abilities what it can be asked for
 * @param reversalEvents after which notifications it is to be asked for reversals: their words, as in
 *     {@link NotificationReading.Verified#type}
 * @param currencies ISO 4217 codes; empty means all
 * @param amounts which amounts are taken, for the currencies in which not every amount is
 * @param redirectOrigins the origins ({@code https://host}) to which payers are sent: browsers must be told
 */
public record Capabilities(
        Set<Ability> abilities,
        Set<String> reversalEvents,
        Set<String> currencies,
        Map<String, AmountRule> amounts,
        Set<String> redirectOrigins) {

    /** What not every processor can do. */
    public enum Ability {
        /**
         * {@link Connector#begin} itself can move money. Not of a processor whose page the payer must visit first: there an
         * unanswered begin harms nobody.
         */
        BEGIN_CAN_CAPTURE,
        /** An open page can be closed. */
        CANCEL,
        /** Captured money can be paid back through the processor's API, in part too. */
        REFUND,
        /** The processor tells when captured money becomes available, and what it took for itself. */
        SETTLEMENT,
        /** The processor tells which refunds and disputes there are of a capture. */
        REVERSALS,
        /** The processor lists all that moved on our account in a time. */
        MOVEMENTS,
        /** The processor pays out to anybody's bank account, in the currencies that are served. */
        PAYOUT,
        /**
         * The processor keeps our reference of an attempt, so that a repeated begin opens no second payment, and an attempt
         * is found by it alone. Where it does not, begin is never repeated.
         */
        KNOWS_REFERENCE
    }

    public Capabilities {
        abilities = Set.copyOf(abilities);
        reversalEvents = Set.copyOf(reversalEvents);
        currencies = Set.copyOf(currencies);
        amounts = Map.copyOf(amounts);
        redirectOrigins = Set.copyOf(redirectOrigins);
    }

    /** A processor that sends payers to its own pages and can do nothing else yet, in any amount of any currency. */
    public static Capabilities redirecting(Set<String> redirectOrigins) {
        return new Capabilities(Set.of(Ability.KNOWS_REFERENCE), Set.of(), Set.of(), Map.of(), redirectOrigins);
    }

    public boolean beginCanCapture() {
        return abilities.contains(Ability.BEGIN_CAN_CAPTURE);
    }

    public boolean cancel() {
        return abilities.contains(Ability.CANCEL);
    }

    public boolean refund() {
        return abilities.contains(Ability.REFUND);
    }

    public boolean settlement() {
        return abilities.contains(Ability.SETTLEMENT);
    }

    public boolean reversals() {
        return abilities.contains(Ability.REVERSALS);
    }

    public boolean movements() {
        return abilities.contains(Ability.MOVEMENTS);
    }

    public boolean payout() {
        return abilities.contains(Ability.PAYOUT);
    }

    public boolean knowsReference() {
        return abilities.contains(Ability.KNOWS_REFERENCE);
    }

    public Capabilities withBeginCanCapture() {
        return with(Ability.BEGIN_CAN_CAPTURE);
    }

    public Capabilities withCancel() {
        return with(Ability.CANCEL);
    }

    public Capabilities withRefund() {
        return with(Ability.REFUND);
    }

    public Capabilities withSettlement() {
        return with(Ability.SETTLEMENT);
    }

    /** @param toldBy the words of the notifications after which to ask */
    public Capabilities withReversals(Set<String> toldBy) {
        Capabilities able = with(Ability.REVERSALS);
        return new Capabilities(able.abilities, toldBy, currencies, amounts, redirectOrigins);
    }

    public Capabilities withMovements() {
        return with(Ability.MOVEMENTS);
    }

    public Capabilities withPayout() {
        return with(Ability.PAYOUT);
    }

    public Capabilities withoutReference() {
        EnumSet<Ability> fewer = EnumSet.copyOf(abilities);
        fewer.remove(Ability.KNOWS_REFERENCE);
        return new Capabilities(fewer, reversalEvents, currencies, amounts, redirectOrigins);
    }

    /** @param rules by currency; a currency without one is taken in any amount */
    public Capabilities only(Set<String> someCurrencies, Map<String, AmountRule> rules) {
        return new Capabilities(abilities, reversalEvents, someCurrencies, rules, redirectOrigins);
    }

    public boolean serves(String currency) {
        return currencies.isEmpty() || currencies.contains(currency);
    }

    /** What is wrong with an amount of a currency that is served; see {@link AmountRule#refusal}. */
    public Optional<String> refusal(Money amount) {
        return Optional.ofNullable(amounts.get(amount.currency())).flatMap(rule -> rule.refusal(amount));
    }

    private Capabilities with(Ability ability) {
        EnumSet<Ability> more = EnumSet.of(ability);
        more.addAll(abilities);
        return new Capabilities(more, reversalEvents, currencies, amounts, redirectOrigins);
    }
}
