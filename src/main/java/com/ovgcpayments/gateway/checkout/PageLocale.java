package com.ovgcpayments.gateway.checkout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which language and region a page is written for. */
final class PageLocale {
    static final Locale FALLBACK = Locale.ENGLISH;

    /** Every language with a file {@code checkout/messages_XX.properties}. */
    static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "ar");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");
    private static final int LONGEST_HEADER = 500;

    /** One choice of RFC 9110, 12.5.4. The parser of the JDK throws exceptions of several kinds at malformed lists. */
    private static final Pattern CHOICE = Pattern.compile(
            "\\s*(?<tag>[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*)\\s*(?:;\\s*[qQ]=(?<weight>[01](?:\\.\\d{0,3})?)\\s*)?");

    private record Choice(Locale locale, double weight) {}

    private PageLocale() {}

    /**
     * The payer's first choice that we speak, with the region asked for, because it decides how numbers are written.
     *
     * @param acceptLanguage the header as it came, or null; what cannot be read in it is passed over
     */
    static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return FALLBACK;
        }
        return Arrays.stream(acceptLanguage.split(",", -1))
                .map(CHOICE::matcher)
                .filter(Matcher::matches)
                .map(PageLocale::choice)
                .filter(choice -> choice.weight() > 0)
                .filter(choice -> LANGUAGES.contains(choice.locale().getLanguage()))
                .sorted(Comparator.comparingDouble(Choice::weight).reversed())
                .findFirst()
                .map(Choice::locale)
                .orElse(FALLBACK);
    }

    static boolean isRightToLeft(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage());
    }

    private static Choice choice(Matcher choice) {
        Locale wanted = Locale.forLanguageTag(choice.group("tag"));
        Locale known = new Locale.Builder()
                .setLanguage(wanted.getLanguage())
                .setRegion(wanted.getCountry())
                .build();
        String weight = choice.group("weight");
        return new Choice(known, weight == null ? 1 : Double.parseDouble(weight));
    }
}
