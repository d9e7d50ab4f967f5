package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.logging.Redaction;
import com.ovgcpayments.gateway.net.EmailAddress;
import java.util.HexFormat;
import java.util.Set;

/** What of requests and answers may not stand in the log of requests. */
final class Confidential {
    static final String MASK = "***";

    /** In lower case, letters and digits only. Whatever they name is masked, wherever it stands. */
    private static final Set<String> NAMES = Set.of(
            "authorization",
            "password",
            "secret",
            "cvc",
            "cvv",
            "holder",
            "iban",
            "accountnumber",
            "last4",
            "bankcode",
            "bic");

    private static final int LONGEST_NAME = "authorization".length();

    private static final String BANK_ACCOUNTS = "/api/payout-destinations";
    private static final int UUID_LENGTH = 36;
    private static final Set<Integer> UUID_HYPHENS = Set.of(8, 13, 18, 23);

    private Confidential() {}

    /** Whether a field or parameter of this name is masked whatever it holds. */
    static boolean isName(String name) {
        StringBuilder plain = new StringBuilder(LONGEST_NAME);
        for (int i = 0; i < name.length() && plain.length() <= LONGEST_NAME; i++) {
            char c = Character.toLowerCase(name.charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            }
        }
        return NAMES.contains(plain.toString());
    }

    /** Whether all that is sent there tells of a bank account, under whichever name. */
    static boolean isBankAccount(String path) {
        return path.equals(BANK_ACCOUNTS) || path.startsWith(BANK_ACCOUNTS + "/");
    }

    /**
     * The text as it may be shown. By chance a session's id holds digits as a card's number does: it stays. What is an
     * address as a whole is masked even with signs by which it could not be told from the text around it.
     */
    static String masked(String text) {
        if (isUuid(text)) {
            return text;
        }
        return EmailAddress.isValid(text) ? maskedAddress(text) : Redaction.apply(text);
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean fits = UUID_HYPHENS.contains(i) ? c == '-' : HexFormat.isHexDigit(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String maskedAddress(String address) {
        int at = address.indexOf('@');
        boolean tells = at == 1 || !Character.isLetterOrDigit(address.charAt(0));
        return (tells ? "" : address.substring(0, 1)) + MASK + "@" + Redaction.apply(address.substring(at + 1));
    }
}
