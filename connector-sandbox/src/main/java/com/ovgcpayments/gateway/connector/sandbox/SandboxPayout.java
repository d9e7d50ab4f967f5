package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;

/**
 * Money that the sandbox paid out, as it stands in the book. The account is not kept.
 *
 * @param id the sandbox's
 * @param key the gateway's id of it, under which it was asked for
 * @param fingerprint of what was asked for, by a secret of the sandbox
 * @param amount in minor units
 */
record SandboxPayout(String id, String key, String fingerprint, long amount, String currency, Instant createdAt) {
    /** What the gateway asks for; the key comes beside it. */
    record Order(long amount, String currency, BankAccount to) {
        Order {
            if (new Money(amount, currency).minor() == 0) {
                throw new IllegalArgumentException("amount: more than nothing");
            }
        }
    }

    /** A payout as the sandbox's API tells of it. */
    record Answer(String id, String key, long amount, String currency) {}

    Answer answer() {
        return new Answer(id, key, amount, currency);
    }
}
