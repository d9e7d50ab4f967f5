package com.ovgcpayments.gateway.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * What one posting did to one of a merchant's accounts.
 *
 * @param type {@code fee} for what goes to our fees or comes back from them; else the kind of the posting
 * @param amount in the minor unit of the currency, negative if it left the account
 * @param source the public id of what was posted
 * @param sessionId empty for what belongs to no session, such as a payout
 */
public record Entry(
        EntryId id,
        String type,
        long amount,
        String currency,
        MerchantAccount account,
        String source,
        Optional<UUID> sessionId) {}
