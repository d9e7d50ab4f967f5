package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Map<String, String> ENGLISH =
            Messages.of(Locale.ENGLISH).patterns();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    static Stream<Locale> others() {
        return PageLocale.LANGUAGES.stream().filter(l -> !l.equals("en")).map(Locale::forLanguageTag);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageHasTheTextsOfEnglish(Locale locale) {
        assertThat(Messages.of(locale).patterns().keySet()).isEqualTo(ENGLISH.keySet());
    }

    @ParameterizedTest
    @MethodSource("others")
    void placeholdersAgreeWithEnglish(Locale locale) {
        assertThat(Messages.of(locale).patterns())
                .allSatisfy((key, pattern) -> assertThat(placeholders(pattern))
                        .as(key)
                        .isEqualTo(placeholders(ENGLISH.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @MethodSource("others")
    void noTextIsLeftInEnglish(Locale locale) {
        assertThat(Messages.of(locale).patterns())
                .allSatisfy((key, pattern) ->
                        assertThat(pattern).as(key).isNotBlank().isNotEqualTo(ENGLISH.get(key)));
    }

    /** A plain apostrophe would quote what follows in a {@link java.text.MessageFormat}, and not be printed. */
    @Test
    void apostrophesAreTypographic() {
        for (String language : PageLocale.LANGUAGES) {
            assertThat(Messages.of(Locale.forLanguageTag(language)).patterns())
                    .allSatisfy((key, pattern) -> assertThat(pattern).as(key).doesNotContain("'"));
        }
    }

    @Test
    void fillsPlaceholders() {
        assertThat(Messages.of(Locale.GERMANY).text("pay.button", "25,00 €")).isEqualTo("25,00 € bezahlen");
        assertThat(Messages.of(Locale.ENGLISH).text("back", "{0} O'Hara")).isEqualTo("Back to {0} O'Hara");
    }

    @Test
    void whatIsMissingIsAnError() {
        assertThatThrownBy(() -> Messages.of(Locale.ENGLISH).text("nonsense")).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> Messages.of(Locale.CHINESE)).hasMessageContaining("zh");
    }

    private static List<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
