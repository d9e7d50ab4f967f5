package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {
    @Test
    void isReadAndWritten() {
        assertThat(Colour.parse(" #0B6350 ")).isEqualTo(new Colour(0x0b6350)).hasToString("#0b6350");
        assertThat(Colour.BLACK).hasToString("#000000");
        assertThat(Colour.WHITE.digits()).isEqualTo("ffffff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "#fff",
                "0b6350",
                "#0b635",
                "#0b63500",
                "#0b6350ff",
                "#gggggg",
                "#-12345",
                "red",
                "rgb(0,0,0)",
                "var(--x)",
                "#0b6350;}body{display:none",
                "#0b6350\n}",
                "＃0b6350",
                "#٠٠٠٠٠٠",
                "</style><script>alert(1)</script>"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Colour.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a colour must be # and six hexadecimal digits, such as #0b6350");
    }

    @Test
    void hasTwentyFourBits() {
        assertThatThrownBy(() -> new Colour(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Colour(0x1000000)).isInstanceOf(IllegalArgumentException.class);
    }

    /** By the examples that everybody who writes of contrast gives. */
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21, within(1e-9));
        assertThat(Colour.WHITE.contrast(Colour.WHITE)).isEqualTo(1, within(1e-9));
        assertThat(Colour.parse("#767676").contrast(Colour.WHITE)).isEqualTo(4.54, within(0.005));
        assertThat(Colour.parse("#777777").contrast(Colour.WHITE)).isEqualTo(4.48, within(0.005));
        assertThat(Colour.WHITE.contrast(Colour.parse("#ff0000"))).isEqualTo(4.0, within(0.005));
    }

    @Test
    void blackOrWhiteIsReadOnEveryColour() {
        for (int rgb = 0; rgb <= 0xffffff; rgb += 97) {
            Colour colour = new Colour(rgb);
            assertThat(colour.contrast(colour.ink())).as("%s", colour).isGreaterThanOrEqualTo(Colour.TEXT_CONTRAST);
        }
    }

    @Test
    void whiteIsPreferred() {
        assertThat(Colour.parse("#767676").ink()).isEqualTo(Colour.WHITE);
        assertThat(Colour.parse("#777777").ink()).isEqualTo(Colour.BLACK);
        assertThat(Colour.parse("#ffd400").ink()).isEqualTo(Colour.BLACK);
    }

    @Test
    void mixesInEveryShare() {
        Colour one = Colour.parse("#102030");
        Colour other = Colour.parse("#f0e0d0");
        assertThat(one.mix(other, 0)).isEqualTo(one);
        assertThat(one.mix(other, 1)).isEqualTo(other);
        assertThat(one.mix(other, 0.5)).hasToString("#808080");
    }
}
