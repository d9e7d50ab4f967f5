package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.merchant.Colour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrandSheetTest {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final int EVERY = 0x11;
    private static final String STYLES = styles();

    /** All colours in steps that reach black, white, and every pure one. */
    static Stream<Colour> colours() {
        List<Integer> channel = IntStream.rangeClosed(0, 0xff / EVERY)
                .mapToObj(step -> step * EVERY)
                .toList();
        return channel.stream()
                .flatMap(red -> channel.stream()
                        .flatMap(green -> channel.stream().map(blue -> new Colour(red << 16 | green << 8 | blue))));
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsChosenCanBeReadAndFound(Scheme scheme) {
        List<Colour> inks = inks(scheme);
        colours().forEach(accent -> {
            Colour tint = scheme.tint(accent);
            Colour text = scheme.text(accent);
            for (Colour ground : List.of(scheme.sheet(), scheme.page(), tint)) {
                assertReadable(text, ground, accent);
            }
            inks.forEach(ink -> assertReadable(ink, tint, accent));
            assertThat(scheme.edge(accent).contrast(scheme.sheet()))
                    .as("%s", accent)
                    .isGreaterThanOrEqualTo(Scheme.PART_CONTRAST);
        });
    }

    /** By the sheet itself, as a browser reads it. */
    @Test
    void whatIsWrittenOnTheColourCanBeRead() {
        colours().forEach(accent -> {
            String css = new BrandSheet(accent).css();
            Colour ink = value(css, ".button:not(.side)", "color");
            Colour over = value(css, ".button:not(.side):hover", "background");
            assertThat(value(css, ".button:not(.side)", "background")).isEqualTo(accent);
            assertReadable(ink, accent, accent);
            assertReadable(ink, over, accent);
            assertThat(over).isNotEqualTo(accent);
            Colour stub = value(css, ":root", "--stub");
            assertReadable(Scheme.STUB_INK, stub, accent);
            assertReadable(value(css, ":root", "--stub-soft"), stub, accent);
        });
    }

    @Test
    void aColourThatCanBeReadStaysAsItIs() {
        assertThat(Scheme.LIGHT.text(Colour.parse("#0b6350"))).hasToString("#0b6350");
        assertThat(Scheme.DARK.text(Colour.parse("#63d3b1"))).hasToString("#63d3b1");
        assertThat(Scheme.LIGHT.text(Colour.WHITE)).isNotEqualTo(Colour.WHITE);
        assertThat(Scheme.DARK.text(Colour.BLACK)).isNotEqualTo(Colour.BLACK);
    }

    @Test
    void holdsNothingButColours() {
        String shape = shape(new BrandSheet(Colour.BLACK));
        colours().forEach(accent -> assertThat(shape(new BrandSheet(accent))).isEqualTo(shape));
        assertThat(shape).doesNotContain("url(", "@import", "%").hasSizeLessThan(1_000);
    }

    @Test
    void isFoundByItsColourAndByWhatWeMakeOfIt() {
        BrandSheet sheet = new BrandSheet(Colour.parse("#8B1E3F"));
        assertThat(sheet.path())
                .matches("/assets/brand/8b1e3f\\.css\\?v=[0-9a-f]{12}")
                .endsWith("?" + sheet.version());
        assertThat(new BrandSheet(Colour.parse("#8b1e3f")).path()).isEqualTo(sheet.path());
        assertThat(new BrandSheet(Colour.parse("#8b1e40")).version()).isNotEqualTo(sheet.version());
    }

    /** The shades are reckoned from what stands in the page's own style sheet. */
    @Test
    void knowsThePagesOwnColours() {
        assertThat(Scheme.LIGHT.sheet()).isEqualTo(own(0, "sheet"));
        assertThat(Scheme.LIGHT.page()).isEqualTo(own(0, "page"));
        assertThat(Scheme.DARK.sheet()).isEqualTo(own(1, "sheet"));
        assertThat(Scheme.DARK.page()).isEqualTo(own(1, "page"));
        assertThat(Scheme.STUB_INK).isEqualTo(own(0, "stub-ink"));
    }

    private static void assertReadable(Colour text, Colour ground, Colour accent) {
        assertThat(text.contrast(ground))
                .as("%s on %s for %s", text, ground, accent)
                .isGreaterThanOrEqualTo(Colour.TEXT_CONTRAST);
    }

    private static String shape(BrandSheet sheet) {
        return COLOUR.matcher(sheet.css()).replaceAll("colour");
    }

    private static Colour value(String css, String selector, String property) {
        Matcher value = Pattern.compile(
                        Pattern.quote(selector) + "\\{(?:[^}]*;)?" + Pattern.quote(property) + ":(#[0-9a-f]{6})")
                .matcher(css);
        assertThat(value.find()).as("%s of %s in %s", property, selector, css).isTrue();
        return Colour.parse(value.group(1));
    }

    /** What is written on a tint in the page's own colours. */
    private static List<Colour> inks(Scheme scheme) {
        int which = scheme == Scheme.LIGHT ? 0 : 1;
        return List.of(own(which, "ink"), own(which, "soft"));
    }

    /** @param which 0 by day, 1 by night */
    private static Colour own(int which, String name) {
        List<String> values = Pattern.compile("--" + name + ": (#[0-9a-f]+);")
                .matcher(STYLES)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
        String value = values.get(which);
        return Colour.parse(value.length() == 4 ? value.replaceAll("([0-9a-f])", "$1$1") : value);
    }

    private static String styles() {
        return new CheckoutAssets()
                .all().stream()
                        .filter(asset -> asset.path().endsWith(".css"))
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .toString(StandardCharsets.UTF_8);
    }
}
