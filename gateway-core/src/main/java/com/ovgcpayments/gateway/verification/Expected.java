package com.ovgcpayments.gateway.verification;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** SQL for what a posting should have done, and how accounts are named to people. */
final class Expected {
    private static final String EFFECTS = """
            (SELECT string_agg(concat_ws(':', kind, merchant_id, connector, %1$s.currency, %1$s.livemode, amount), ' ' ORDER BY kind)
               FROM (VALUES %2$s) effect (kind, merchant_id, connector, amount) WHERE amount <> 0)""";

    private static final String EFFECTS_IN = """
            (SELECT string_agg(concat_ws(':', kind, merchant_id, connector, money, %1$s.livemode, amount), ' ' ORDER BY kind, money)
               FROM (VALUES %2$s) effect (kind, merchant_id, connector, money, amount) WHERE amount <> 0)""";

    private Expected() {}

    /**
     * As {@code ledger_effects} writes it.
     *
     * @param row whose currency and mode the accounts have
     * @param accounts rows of kind, merchant, connector and amount, of different kinds
     */
    static String effects(String row, String accounts) {
        return EFFECTS.formatted(row, accounts);
    }

    /** The same, with the currency between the connector and the amount. */
    static String effectsIn(String row, String accounts) {
        return EFFECTS_IN.formatted(row, accounts);
    }

    /** @param id that carries the account's number in its last digits */
    static String account(UUID id) {
        return "account " + id.getLeastSignificantBits();
    }

    /** @param id that carries the currency's letters and the mode in its last four bytes */
    static String currency(UUID id) {
        long low = id.getLeastSignificantBits();
        byte[] letters = {(byte) (low >>> 24), (byte) (low >>> 16), (byte) (low >>> 8)};
        return new String(letters, StandardCharsets.US_ASCII) + ((low & 1) == 1 ? ", live" : ", test");
    }
}
