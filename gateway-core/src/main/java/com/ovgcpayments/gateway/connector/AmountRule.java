package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.util.Optional;

/**
 * Which amounts of one currency a processor takes; all in the currency's ISO 4217 minor unit.
 *
 * @param least the smallest, from 1
 * @param most the largest
 * @param step of what amounts must be a multiple; 1 if any will do
 */
public record AmountRule(long least, long most, long step) {
    public AmountRule {
        if (least < 1 || most < least || step < 1) {
            throw new IllegalArgumentException("no amount fits " + least + " to " + most + " by " + step);
        }
    }

    /** What is wrong with an amount, to stand after its name ("must be …"); empty if the processor takes it. */
    public Optional<String> refusal(Money amount) {
        if (amount.minor() < least) {
            return Optional.of("must be at least " + least + " (" + new Money(least, amount.currency()) + ")");
        } else if (amount.minor() > most) {
            return Optional.of("must be at most " + most + " (" + new Money(most, amount.currency()) + ")");
        } else if (amount.minor() % step != 0) {
            return Optional.of("must be a multiple of " + step + " in " + amount.currency());
        }
        return Optional.empty();
    }
}
