package com.ovgcpayments.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {
    /** Spaces stand for the no-break ones, and direction marks are left out, as CLDR's versions differ in them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en-US | 2500     | USD | $25.00
                    en    | 2500     | USD | $25.00
                    en-US | 2500     | JPY | ¥2,500
                    en-US | 2500     | KWD | KWD 2.500
                    en-US | 99999999 | EUR | €999,999.99
                    de    | 2500     | EUR | 25,00 €
                    de-DE | 250000   | EUR | 2.500,00 €
                    de-CH | 2500     | CHF | CHF 25.00
                    fr-FR | 250000   | EUR | 2 500,00 €
                    es-ES | 250000   | EUR | 2500,00 €
                    es-ES | 2500000  | EUR | 25.000,00 €
                    es-AR | 250000   | USD | US$ 2.500,00
                    pt-BR | 250000   | BRL | R$ 2.500,00
                    pt-PT | 250000   | EUR | 2500,00 €
                    it    | 250000   | EUR | 2500,00 €
                    nl    | 2500     | EUR | € 25,00
                    pl    | 250000   | PLN | 2500,00 zł
                    pl    | 2500000  | PLN | 25 000,00 zł
                    ja    | 2500     | JPY | ￥2,500
                    ja-JP | 2500     | USD | $25.00
                    ar-KW | 25000    | KWD | ٢٥٫٠٠٠ د.ك.
                    ar-EG | 2500     | USD | ٢٥٫٠٠ US$
                    """)
    void isWrittenAsPeopleThereDo(String locale, long minor, String currency, String expected) {
        assertThat(plain(AmountText.of(new Money(minor, currency), Locale.forLanguageTag(locale))))
                .isEqualTo(expected);
    }

    @Test
    void aSignThatFollowsItsLettersDoesSoFromRightToLeftToo() {
        assertThat(AmountText.of(new Money(2500, "USD"), Locale.forLanguageTag("ar-EG")))
                .contains("US$\u200e");
    }

    @Test
    void whatIsOwedIsNegative() {
        assertThat(AmountText.of(-2500, "USD", Locale.US)).isEqualTo("-$25.00");
    }

    @Test
    void everyCurrencyKeepsItsDigitsInEveryLanguage() {
        for (String language : List.of("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "ar")) {
            for (String currency : Currencies.codes()) {
                String amount = AmountText.of(new Money(99_999_999, currency), Locale.forLanguageTag(language));
                assertThat(amount.codePoints().filter(Character::isDigit).count())
                        .as("%s in %s: %s", currency, language, amount)
                        .isEqualTo(8);
            }
        }
    }

    private static String plain(String amount) {
        return amount.replace('\u00a0', ' ').replace('\u202f', ' ').replaceAll("[\u200e\u200f]", "");
    }
}
