package com.ovgcpayments.gateway.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The prefixed form in which every id but a session's is shown: {@code txn_01k0w…}, a prefix that says the kind and
 * the UUID as 26 characters of Crockford's base32 (the TypeID format). It sorts as the UUID does.
 */
public enum PublicId {
    TRANSACTION("txn"),
    ATTEMPT("att"),
    REFUND("re"),
    DISPUTE("dp"),
    PAYOUT("po"),
    PAYOUT_BATCH("pob"),
    WEBHOOK_ENDPOINT("we"),
    EVENT("evt"),
    DELIVERY("del"),
    API_KEY("key"),
    OPERATOR_KEY("opk"),
    SURPLUS("sur"),
    ENTRY("ent"),
    LEDGER_ALARM("alm"),
    FEE_TERMS("fee"),
    MERCHANT("mer"),
    RECONCILIATION("rcn"),
    DIFFERENCE("dif"),
    PERSON("per"),
    INVITATION("inv"),
    BROWSER_SESSION("bse"),
    REQUEST("req");

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS_PER_CHARACTER = 5;

    private final String prefix;

    PublicId(String word) {
        this.prefix = word + "_";
    }

    public String format(UUID id) {
        char[] text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> BITS_PER_CHARACTER) | (high << (Long.SIZE - BITS_PER_CHARACTER));
            high >>>= BITS_PER_CHARACTER;
        }
        return prefix + new String(text);
    }

    /** The UUID in a text of this kind, or empty if the text is not one that {@link #format} could have written. */
    public Optional<UUID> parse(String text) {
        if (text.length() != prefix.length() + LENGTH || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = prefix.length(); i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            boolean overflows = i == prefix.length() && digit > 7;
            if (digit < 0 || overflows) {
                return Optional.empty();
            }
            high = (high << BITS_PER_CHARACTER) | (low >>> (Long.SIZE - BITS_PER_CHARACTER));
            low = (low << BITS_PER_CHARACTER) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
