package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLocaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de                              | de
                    de-CH, de;q=0.9, en;q=0.8       | de-CH
                    DE-ch                           | de-CH
                    sv-SE, sv;q=0.9, fr-CA;q=0.4    | fr-CA
                    en;q=0.3, ja;q=0.7              | ja
                    ar-EG                           | ar-EG
                    de;q=0, it                      | it
                    zh-Hant-TW, pt-BR;q=0.5         | pt-BR
                    en-US-u-ca-buddhist             | en-US
                    *                               | en
                    *, de;q=0.1                     | de
                    !!, nl;q=x, pl;q=0.1, ;         | pl
                    sv                              | en
                    """)
    void isTheFirstChoiceThatWeSpeakWithItsRegion(String header, String expected) {
        assertThat(PageLocale.of(header).toLanguageTag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                ";;;",
                "q=1",
                "de;q=banana",
                "\u0000",
                "<script>",
                "de_DE@euro",
                ",,,",
                "-",
                "de;q=9",
                "a-b-c",
                "i-klingon"
            })
    void rubbishMeansEnglish(String header) {
        assertThat(PageLocale.of(header)).isEqualTo(PageLocale.FALLBACK);
    }

    @Test
    void neitherNothingNorTooMuchIsRead() {
        assertThat(PageLocale.of(null)).isEqualTo(PageLocale.FALLBACK);
        assertThat(PageLocale.of("de," + "x".repeat(10_000))).isEqualTo(PageLocale.FALLBACK);
    }
}
