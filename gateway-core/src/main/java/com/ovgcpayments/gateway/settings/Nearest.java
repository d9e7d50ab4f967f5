package com.ovgcpayments.gateway.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that a user may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that differs least, upper and lower case alike, if it differs by little. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int tolerance = Math.max(2, word.length() / 4);
        return candidates.stream()
                .map(candidate -> new Match(candidate, distance(fold(word), fold(candidate))))
                .filter(match -> match.distance() <= tolerance)
                .min(Comparator.comparingInt(Match::distance).thenComparing(Match::candidate))
                .map(Match::candidate);
    }

    private record Match(String candidate, int distance) {}

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: how many characters must be put in, taken out or replaced. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[other.length()];
    }
}
