package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTest {
    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    @Test
    void nothingThatTurnsTheTextAroundItIsKept() {
        assertThat(ForeignText.clean("a\u202eb\u202ac\u2069d\u2066e\u0007f\n")).isEqualTo("abcdef");
        assertThat(ForeignText.clean("שלום\u200f 👩\u200d🍳")).isEqualTo("שלום\u200f 👩\u200d🍳");
    }

    @Test
    void isIsolatedWhereDirectionsMeet() {
        assertThat(ForeignText.inSentence("Acme", Locale.ENGLISH)).isEqualTo("Acme");
        assertThat(ForeignText.inSentence("مقهى", Locale.ENGLISH)).isEqualTo("\u2068مقهى\u2069");
        assertThat(ForeignText.inSentence("Acme", ARABIC)).isEqualTo("\u2068Acme\u2069");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nordlicht | N
                    "quoted"  | Q
                    42 Things | 4
                    çelik     | Ç
                    مقهى      | م
                    𝒜cme      | 𝒜
                    👩‍🍳       | 👩‍🍳
                    """)
    void theInitialIsALetterIfThereIsOne(String name, String initial) {
        assertThat(ForeignText.initial(name, Locale.ENGLISH)).isEqualTo(initial);
    }

    @ParameterizedTest
    @CsvSource({
        "customer@example.com, c•••••••@example.com",
        "a@example.com, a•••••••@example.com",
        "a@b@example.com, a•••••••@example.com",
        "🦊x@example.com, 🦊•••••••@example.com",
        "nonsense, •••••••",
        "@example.com, •••••••@example.com"
    })
    void aMaskedAddressTellsNeitherNameNorLength(String email, String masked) {
        assertThat(ForeignText.maskedEmail(email)).isEqualTo(masked);
    }
}
