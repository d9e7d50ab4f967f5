package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.merchant.Brand;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.LogoMark;
import com.ovgcpayments.gateway.merchant.SupportContact;
import com.ovgcpayments.gateway.money.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandedPagesTest {
    private static final CheckoutPages PAGES = new CheckoutPages(new CheckoutAssets());
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final SupportContact SUPPORT = new SupportContact(
            Optional.of("help@nordlicht.example"), Optional.of(URI.create("https://nordlicht.example/help?a=1&b=2")));
    private static final Brand BRAND = new Brand(
            "Nordlicht Coffee",
            Optional.of(Colour.parse("#8b1e3f")),
            Optional.of(new LogoMark(HASH, 300, 120)),
            SUPPORT);
    private static final Set<String> DEAD_ENDS = Set.of("declined", "expired", "too-many-attempts");

    static Stream<Locale> languages() {
        return PageLocale.LANGUAGES.stream().map(Locale::forLanguageTag);
    }

    @Test
    void everyPageOfASessionBearsTheBrand() {
        BrandSheet sheet = new BrandSheet(Colour.parse("#8b1e3f"));
        everyPage(BRAND, Locale.ENGLISH).forEach(page -> {
            assertThat(styleSheets(page)).hasSize(2).last().isEqualTo(sheet.path());
            Markup.Element logo = page.one("img");
            assertThat(logo.attribute("src")).contains("/assets/logo/" + HASH);
            assertThat(logo.attribute("width")).contains("300");
            assertThat(logo.attribute("height")).contains("120");
            assertThat(logo.attribute("alt")).as("the name stands beside it").contains("");
            assertThat(page.all("bdi").map(e -> e.text().toString())).contains("Nordlicht Coffee");
            assertThat(page.one("title").text().toString()).endsWith(" · Nordlicht Coffee");
        });
    }

    @Test
    void whoHasSetNothingKeepsThePageAsItIs() {
        Brand plain = new Brand("Acme", Optional.empty(), Optional.empty(), SupportContact.NONE);
        everyPage(plain, Locale.ENGLISH).forEach(page -> {
            assertThat(page.all("img")).isEmpty();
            assertThat(styleSheets(page)).hasSize(1);
            assertThat(page.one("body").attributes().keySet()).containsExactly("data-state");
            assertThat(hrefs(page)).noneMatch(href -> href.startsWith("mailto:"));
            assertThat(page.all("span").flatMap(e -> e.attribute("class").stream()))
                    .contains("mark");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoCannotGoOnIsToldWhomToAsk(Locale locale) {
        everyPage(BRAND, locale).forEach(page -> {
            String state = page.one("body").attribute("data-state").orElseThrow();
            if (DEAD_ENDS.contains(state)) {
                assertThat(hrefs(page))
                        .contains("mailto:help@nordlicht.example", "https://nordlicht.example/help?a=1&amp;b=2");
                assertThat(page.all("bdi").map(e -> e.text().toString()))
                        .contains("help@nordlicht.example", "nordlicht.example/help");
            } else {
                assertThat(hrefs(page)).as(state).noneMatch(href -> href.contains("nordlicht.example"));
            }
        });
    }

    @Test
    void oneOfTheTwoIsEnough() {
        CheckoutState expired = new CheckoutState.Expired();
        SupportContact email = new SupportContact(SUPPORT.email(), Optional.empty());
        assertThat(hrefs(page(withSupport(email), expired, Locale.ENGLISH)))
                .contains("mailto:help@nordlicht.example")
                .hasSize(4);
        SupportContact site = new SupportContact(Optional.empty(), Optional.of(URI.create("https://shop.example/")));
        Markup page = page(withSupport(site), expired, Locale.ENGLISH);
        assertThat(hrefs(page)).contains("https://shop.example/").noneMatch(href -> href.startsWith("mailto:"));
        assertThat(page.all("bdi").map(e -> e.text().toString())).contains("shop.example");
    }

    @Test
    void aDeclinedPayerReadsWhomToAskEvenIfHeMayTryAgain() {
        Markup page = page(
                BRAND, new CheckoutState.Declined(DeclineReason.EXPIRED_CARD, SamplePages.ONE_WAY), Locale.ENGLISH);
        assertThat(page.all("form")).hasSize(1);
        assertThat(page.all("p").map(e -> e.text().toString().strip()))
                .anyMatch(text -> text.startsWith("Questions? Contact Nordlicht Coffee:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='alert(1)",
                "</title><script>alert(1)</script>",
                "${7*7} {{7*7}} {0}",
                "javascript:alert(1)",
                "\u202eevil\u2066 &amp; co"
            })
    void aNameIsNothingButText(String name) {
        Brand evil = new Brand(name, BRAND.accent(), BRAND.logo(), SUPPORT);
        for (Locale locale : languages().toList()) {
            everyPage(evil, locale).forEach(page -> {
                assertThat(page.all("script")).hasSize(1);
                assertThat(page.all("img")).hasSize(1);
                assertThat(page.all())
                        .allSatisfy(element -> assertThat(element.attributes().keySet())
                                .noneMatch(attribute -> attribute.equals("style") || attribute.startsWith("on")));
                assertThat(page.one("html").text().toString()).doesNotContain("\u202e", "49");
            });
        }
    }

    @Test
    void aPageWithoutASessionHasNoBrand() {
        SamplePages.sessionlessStates().values().forEach(state -> {
            Markup page = Markup.of(PAGES.render(state, Locale.ENGLISH).toString(StandardCharsets.UTF_8));
            assertThat(styleSheets(page)).hasSize(1);
            assertThat(page.all("img")).isEmpty();
        });
    }

    private static Brand withSupport(SupportContact support) {
        return new Brand("Acme", Optional.empty(), Optional.empty(), support);
    }

    private static Stream<Markup> everyPage(Brand brand, Locale locale) {
        return SamplePages.states().values().stream().map(state -> page(brand, state, locale));
    }

    private static Markup page(Brand brand, CheckoutState state, Locale locale) {
        CheckoutView view =
                SamplePages.view(state, Payee.of(brand), "Tea", new Money(2500, "USD"), Duration.ofMinutes(30));
        return Markup.of(PAGES.render(view, locale).toString(StandardCharsets.UTF_8));
    }

    private static List<String> styleSheets(Markup page) {
        return page.all("link")
                .filter(e -> e.attribute("rel").filter("stylesheet"::equals).isPresent())
                .map(e -> e.attribute("href").orElseThrow())
                .toList();
    }

    private static List<String> hrefs(Markup page) {
        return page.all().flatMap(e -> e.attribute("href").stream()).collect(Collectors.toList());
    }
}
