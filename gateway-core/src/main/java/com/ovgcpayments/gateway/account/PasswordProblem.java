package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.net.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What keeps a text from being anybody's password. */
public enum PasswordProblem {
    TOO_SHORT("must have at least " + Bounds.SHORTEST + " characters"),
    TOO_LONG("must have at most " + Bounds.LONGEST + " characters"),
    IS_EMAIL("must not be the e-mail address"),
    COMMON("is among the first that anybody would try: choose another");

    private static final int FEWEST_DIFFERENT = 5;

    // The commonest that are long enough; what is typed is compared without regard to case.
    private static final Set<String> COMMONEST = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456789abc",
            "1234567890ab",
            "1234567890abc",
            "0123456789ab",
            "012345678910",
            "123456789123",
            "1q2w3e4r5t6y",
            "1q2w3e4r5t6y7u",
            "1qaz2wsx3edc",
            "1qaz2wsx3edc4rfv",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiop[]",
            "qwertyuiopasdf",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwerty123456",
            "qwerty1234567",
            "qwerty12345678",
            "qwertyqwerty",
            "qazwsxedcrfv",
            "asdfghjkl123",
            "asdfghjkl;'",
            "zxcvbnm12345",
            "abcdefghijkl",
            "abcdefghijklmnop",
            "abcdefghijklmnopqrstuvwxyz",
            "abcd12345678",
            "abc123456789",
            "a1b2c3d4e5f6",
            "password1234",
            "password12345",
            "password123456",
            "password123!",
            "password1234!",
            "passwordpassword",
            "password2024",
            "password2025",
            "password2026",
            "mypassword123",
            "passw0rd1234",
            "p@ssw0rd1234",
            "p@ssword1234",
            "letmein12345",
            "letmein123456",
            "welcome12345",
            "welcome123456",
            "iloveyou1234",
            "iloveyou12345",
            "iloveyouforever",
            "administrator",
            "administrator1",
            "administrator123",
            "admin1234567",
            "admin12345678",
            "adminadminadmin",
            "changeme1234",
            "changemechangeme",
            "football1234",
            "baseball1234",
            "sunshine1234",
            "princess1234",
            "superman1234",
            "monkey123456",
            "dragon123456",
            "correcthorsebatterystaple",
            "correct horse battery staple",
            "trustno1trustno1");

    private final String sentence;

    PasswordProblem(String sentence) {
        this.sentence = sentence;
    }

    /** What follows "a password" or the name of a field: {@code must have at least 12 characters}. */
    public String sentence() {
        return sentence;
    }

    /** What is wrong with it as the password of whoever has this address; empty if nothing is. */
    public static Optional<PasswordProblem> of(String password, String email) {
        String plain = Passwords.plain(password);
        int length = plain.codePointCount(0, plain.length());
        if (length < Bounds.SHORTEST) {
            return Optional.of(TOO_SHORT);
        }
        if (length > Bounds.LONGEST) {
            return Optional.of(TOO_LONG);
        }
        String lower = plain.strip().toLowerCase(Locale.ROOT);
        if (lower.equals(EmailAddress.plain(email))) {
            return Optional.of(IS_EMAIL);
        }
        boolean common =
                COMMONEST.contains(lower) || lower.codePoints().distinct().count() < FEWEST_DIFFERENT;
        return common ? Optional.of(COMMON) : Optional.empty();
    }

    private static final class Bounds {
        static final int SHORTEST = 12;
        static final int LONGEST = 200;
    }
}
