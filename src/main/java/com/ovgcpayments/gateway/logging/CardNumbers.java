package com.ovgcpayments.gateway.logging;

/** Numbers of payment cards among digits: 13 to 19 of them, in groups or in one, with the check digit of ISO 7812. */
final class CardNumbers {
    static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardNumbers() {}

    /**
     * @param digits digits, and single spaces or hyphens between them
     * @return the same with every number that could be a card's replaced by the mask
     */
    static String mask(String digits, String mask) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < digits.length()) {
            int end = startsGroup(digits, from) ? endOfCard(digits, from) : -1;
            if (end > 0) {
                out.append(mask);
                from = end;
            } else {
                out.append(digits.charAt(from));
                from++;
            }
        }
        return out.toString();
    }

    /** Where the longest card's number that begins here ends, or -1. A number ends where a group of digits ends. */
    private static int endOfCard(String digits, int from) {
        int end = -1;
        int count = 0;
        for (int i = from; i < digits.length() && count < LONGEST; i++) {
            if (!isDigit(digits.charAt(i))) {
                continue;
            }
            count++;
            boolean endsGroup = i + 1 == digits.length() || !isDigit(digits.charAt(i + 1));
            if (count >= SHORTEST && endsGroup && passesLuhn(digits, from, i + 1)) {
                end = i + 1;
            }
        }
        return end;
    }

    private static boolean passesLuhn(String digits, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            if (!isDigit(digits.charAt(i))) {
                continue;
            }
            int value = digits.charAt(i) - '0';
            int weighted = twice ? value * 2 : value;
            sum += weighted > 9 ? weighted - 9 : weighted;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private static boolean startsGroup(String digits, int index) {
        return isDigit(digits.charAt(index)) && (index == 0 || !isDigit(digits.charAt(index - 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
