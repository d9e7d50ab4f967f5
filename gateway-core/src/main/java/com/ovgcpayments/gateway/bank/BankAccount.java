package com.ovgcpayments.gateway.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody's account at a bank. Never printed: its text form tells no more than the last characters of the number.
 *
 * @param holder whose it is, as his bank knows him: one line of 1 to 70 characters
 * @param number an IBAN in its plain form; or of another account, 1 to 34 letters, digits and hyphens
 * @param bankCode the bank's number in its country (routing number, sort code): 1 to 35 letters and digits; no IBAN needs it
 * @param bic of the bank
 */
public record BankAccount(Kind kind, String holder, String number, Optional<String> bankCode, Optional<String> bic) {
    public static final int MAX_HOLDER = 70;

    private static final int SHOWN = 4;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,33}");
    private static final Pattern BANK_CODE = Pattern.compile("[A-Za-z0-9]{1,35}");

    /** How the account is named. */
    public enum Kind {
        IBAN,
        /** By a number that only its bank understands. */
        ACCOUNT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public BankAccount {
        boolean named = !holder.isBlank()
                && holder.length() <= MAX_HOLDER
                && holder.chars().noneMatch(Character::isISOControl);
        boolean numbered = kind == Kind.IBAN ? Iban.isValid(number) : isNumber(number);
        boolean atBank = kind == Kind.IBAN ? bankCode.isEmpty() : bankCode.isPresent() || bic.isPresent();
        if (!named
                || !numbered
                || !atBank
                || !bankCode.map(BankAccount::isBankCode).orElse(true)
                || !bic.map(Bic::isValid).orElse(true)) {
            throw new IllegalArgumentException("not an account at a bank");
        }
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public static boolean isBankCode(String text) {
        return BANK_CODE.matcher(text).matches();
    }

    /** What may be shown of the number: its last four characters, fewer where that would be more than half of it. */
    public String last4() {
        int shown = Math.max(1, Math.min(SHOWN, number.length() / 2));
        return number.substring(number.length() - shown);
    }

    @Override
    public String toString() {
        return kind.word() + " …" + last4();
    }
}
