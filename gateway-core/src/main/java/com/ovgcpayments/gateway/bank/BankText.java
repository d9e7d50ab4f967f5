package com.ovgcpayments.gateway.bank;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the letters that banks pass on to each other: those of the SEPA rule books (EPC217-08), which are a few more than
 * the English alphabet's.
 */
public final class BankText {
    private static final String ALLOWED = "/-?:().,'+ ";
    private static final Map<Integer, String> SPELLED_OUT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'Ä', "Ae"),
            Map.entry((int) 'Ö', "Oe"),
            Map.entry((int) 'Ü', "Ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "Oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '–', "-"));

    private BankText() {}

    /** Whether every letter of a name can be written for a bank, if not as it is, then as it is spelled out. */
    public static boolean isWritable(String name) {
        return !write(name).isBlank()
                && Normalizer.normalize(name, Normalizer.Form.NFC)
                        .codePoints()
                        .allMatch(c -> !Character.isLetterOrDigit(c) || !spell(c).equals("."));
    }

    /** The text in those letters; what has no such form becomes a point. */
    public static String write(String text) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> written.append(spell(c)));
        return written.toString().strip();
    }

    /** The same, cut at a length. */
    public static String write(String text, int most) {
        String written = write(text);
        return written.substring(0, Math.min(most, written.length())).strip();
    }

    private static String spell(int c) {
        if (isAllowed(c)) {
            return Character.toString(c);
        }
        String spelled = SPELLED_OUT.get(c);
        if (spelled != null) {
            return spelled;
        }
        int base =
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return isAllowed(base) ? Character.toString(base) : ".";
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }
}
