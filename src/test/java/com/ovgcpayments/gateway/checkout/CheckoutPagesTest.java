package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.money.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckoutPagesTest {
    private static final int KILOBYTE = 1000;
    private static final CheckoutAssets ASSETS = new CheckoutAssets();
    private static final CheckoutPages PAGES = new CheckoutPages(ASSETS);
    private static final String EVIL = "<script>alert(1)</script>\"'>&\u202e\u2067\ud83e\udd8a".repeat(7);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    static Stream<Locale> languages() {
        return PageLocale.LANGUAGES.stream().map(Locale::forLanguageTag);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsSoundAndObeysTheContentSecurityPolicy(Locale locale) {
        for (var page : everyPage(locale).entrySet()) {
            Markup markup = Markup.of(page.getValue());
            assertThat(markup.all())
                    .as(page.getKey())
                    .allSatisfy(element -> assertThat(element.attributes().keySet())
                            .noneMatch(name -> name.equals("style") || name.startsWith("on")));
            assertThat(markup.all("style")).isEmpty();
            Markup.Element script = markup.one("script");
            assertThat(script.text()).isEmpty();
            assertThat(script.attribute("src")).contains(ASSETS.module());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageSaysItsLanguageAndDirection(Locale locale) {
        String direction = locale.getLanguage().equals("ar") ? "rtl" : "ltr";
        assertThat(everyPage(locale)).allSatisfy((name, page) -> {
            Markup.Element html = Markup.of(page).one("html");
            assertThat(html.attribute("lang")).contains(locale.toLanguageTag());
            assertThat(html.attribute("dir")).contains(direction);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageHasOneHeadingOneMainAndIdsThatStandOnce(Locale locale) {
        assertThat(everyPage(locale)).allSatisfy((name, page) -> {
            Markup markup = Markup.of(page);
            assertThat(markup.one("h1").text()).isNotBlank();
            assertThat(markup.one("title").text()).isNotBlank();
            assertThat(markup.one("main").text()).isNotBlank();
            assertThat(markup.all().flatMap(e -> e.attribute("id").stream())).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyStateHasWordsOfItsOwn(Locale locale) {
        assertThat(everyPage(locale).values().stream()
                        .map(page -> {
                            Markup markup = Markup.of(page);
                            return markup.one("body").attribute("data-state").orElseThrow()
                                    + markup.one("h1").text();
                        })
                        .distinct())
                .as("a heading for each state, and one more for the payer who returns")
                .hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatOthersWroteIsEscapedAndCannotTurnThePage(Locale locale) {
        SamplePages.states().values().forEach(state -> {
            String page = html(SamplePages.view(state, EVIL, EVIL, HALF_AN_HOUR), locale);
            assertThat(Markup.of(page).all("script")).hasSize(1);
            assertThat(page).doesNotContain("\u202e").contains("&lt;script&gt;").contains("\ud83e\udd8a");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void pageStyleSheetModuleAndIconWeighLessThan100Kilobytes(Locale locale) {
        int assets = ASSETS.all().stream().mapToInt(a -> a.content().length()).sum();
        assertThat(everyPage(locale))
                .allSatisfy((name, page) -> assertThat(page.getBytes(StandardCharsets.UTF_8).length + assets)
                        .isLessThan(100 * KILOBYTE));
    }

    @Test
    void theAddressOfThePayerIsMasked() {
        assertThat(everyPage(Locale.ENGLISH))
                .allSatisfy((name, page) -> assertThat(page).doesNotContain("customer@"));
        assertThat(english(new CheckoutState.Expired())).contains("c•••••••@example.com");
    }

    @Test
    void aSingleWayToPayIsNoQuestion() {
        Markup page = Markup.of(english(new CheckoutState.Ready(SamplePages.ONE_WAY, false)));
        Markup.Element field = page.one("input");
        assertThat(field.attribute("type")).contains("hidden");
        assertThat(field.attribute("name")).contains("connector");
        assertThat(field.attribute("value")).contains("stripe");
        assertThat(page.one("form").attribute("method")).contains("post");
        assertThat(submit(page)).isEqualTo("Pay $25.00");
        assertThat(page.one("title").text()).hasToString("Pay $25.00 · Nordlicht Coffee");
    }

    @Test
    void theFirstOfSeveralWaysIsChosen() {
        Markup page = Markup.of(english(new CheckoutState.Ready(SamplePages.THREE_WAYS, false)));
        List<Markup.Element> fields = page.all("input").toList();
        assertThat(fields).allSatisfy(f -> {
            assertThat(f.attribute("type")).contains("radio");
            assertThat(f.attribute("name")).contains("connector");
        });
        assertThat(fields).extracting(f -> f.attribute("checked").isPresent()).containsExactly(true, false, false);
    }

    @Test
    void whoReturnsContinues() {
        assertThat(submit(Markup.of(english(new CheckoutState.Ready(SamplePages.ONE_WAY, true)))))
                .isEqualTo("Continue");
    }

    @Test
    void readyAndCancelledNeedAWayToPay() {
        assertThatThrownBy(() -> new CheckoutState.Ready(List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckoutState.Cancelled(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeclinedPaymentIsTriedAgainInTimeOnly() {
        CheckoutState declined = new CheckoutState.Declined(DeclineReason.EXPIRED_CARD, SamplePages.ONE_WAY);
        assertThat(Markup.of(english(declined)).all("form")).hasSize(1);
        String late = html(SamplePages.view(declined, "Acme", "Tea", Duration.ZERO), Locale.ENGLISH);
        assertThat(Markup.of(late).all("form")).isEmpty();
        assertThat(late).contains("The card has expired.").contains("start again at Acme");
    }

    @Test
    void aCancelledPaymentWhoseTimeIsOverHasExpired() {
        CheckoutState cancelled = new CheckoutState.Cancelled(SamplePages.ONE_WAY);
        String late = html(SamplePages.view(cancelled, "Acme", "Tea", Duration.ofSeconds(-1)), Locale.ENGLISH);
        assertThat(Markup.of(late).one("body").attribute("data-state")).contains("expired");
    }

    @Test
    void pagesThatWaitLookAgainAtTheSamePageWithoutJavaScript() {
        for (CheckoutState state :
                List.of(new CheckoutState.Connecting(), new CheckoutState.Processing(), new CheckoutState.Checking())) {
            assertThat(english(state))
                    .contains("<noscript><meta http-equiv=\"refresh\""
                            + " content=\"2;url=/checkout/0198c5f2-a7b0-7c3e-9f1d-2b4a6c8e0f13\"></noscript>");
        }
    }

    @Test
    void afterPayingThePageLeavesForTheMerchant() {
        URI shop = URI.create("https://shop.example/thanks?a=1&b=2");
        String page = english(new CheckoutState.Paid("txn_01", shop));
        assertThat(page)
                .contains("content=\"8;url=https://shop.example/thanks?a=1&amp;b=2\"")
                .contains("href=\"https://shop.example/thanks?a=1&amp;b=2\"")
                .contains("txn_01");
        assertThat(english(new CheckoutState.AlreadyPaid("txn_01", shop)))
                .contains("href=\"https://shop.example/thanks?a=1&amp;b=2\"")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void aPayerIsSentToWebAddressesOnly() {
        URI script = URI.create("javascript:alert(1)");
        assertThatThrownBy(() -> new CheckoutState.Paid("txn_01", script)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckoutState.AlreadyPaid("txn_01", script))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSchemeOfTheShopMayBeWrittenInAnyCase() {
        assertThat(english(new CheckoutState.Paid("txn_01", URI.create("HTTPS://Shop.Example/thanks"))))
                .contains("href=\"HTTPS://Shop.Example/thanks\"");
    }

    /** Without a script the other way is a form of its own, which says that the payer has read the warning above it. */
    @Test
    void whoLeavesAPageThatStaysOpenIsWarned() {
        String html = english(new CheckoutState.Leaving(new WayToPay("sellhub", "SellHub"), 3, SamplePages.ONE_WAY));
        assertThat(html)
                .contains("Continue at ", "cannot be closed from here and stays open", "name=\"leaving\" value=\"3\"");
        assertThat(html.indexOf("value=\"sellhub\"")).isLessThan(html.indexOf("class=\"warning wait\""));
        assertThat(html.indexOf("class=\"warning wait\"")).isLessThan(html.indexOf("value=\"stripe\""));
    }

    @Test
    void theRibbonIsForTestModeOnly() {
        CheckoutView test = SamplePages.view(new CheckoutState.Expired());
        CheckoutView live = new CheckoutView(
                test.payee(),
                test.productTitle(),
                test.amount(),
                test.email(),
                false,
                test.payPath(),
                test.cancelPath(),
                test.pageUrl(),
                test.leftOpen(),
                test.expiresAt(),
                test.serverNow(),
                test.state());
        assertThat(html(test, Locale.ENGLISH)).contains("Test mode – no real money moves");
        assertThat(html(live, Locale.ENGLISH)).doesNotContain("Test mode");
    }

    @Test
    void theClockCountsByTheServer() {
        CheckoutState ready = new CheckoutState.Ready(SamplePages.ONE_WAY, false);
        CheckoutView view = SamplePages.view(ready, "Acme", "Tea", new Money(1, "JPY"), Duration.ofSeconds(61));
        Markup page = Markup.of(html(view, Locale.ENGLISH));
        Markup.Element clock = page.all()
                .filter(e -> e.attribute("id").filter("clock"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(clock.attribute("data-left")).contains("61000");
        assertThat(clock.attribute("hidden")).isPresent();
        assertThat(page.all("noscript").map(e -> e.text().toString())).anyMatch(t -> t.endsWith("Minutes left: 2"));
    }

    private static Map<String, String> everyPage(Locale locale) {
        Map<String, String> pages = SamplePages.states().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, s -> html(SamplePages.view(s.getValue()), locale)));
        SamplePages.sessionlessStates()
                .forEach((name, state) ->
                        pages.put(name, PAGES.render(state, locale).toString(StandardCharsets.UTF_8)));
        return pages;
    }

    private static String submit(Markup page) {
        return page.all("button")
                .filter(b -> b.attribute("type").filter("submit"::equals).isPresent())
                .map(b -> b.text().toString())
                .collect(Collectors.joining());
    }

    private static String english(CheckoutState state) {
        return html(SamplePages.view(state), Locale.ENGLISH);
    }

    private static String html(CheckoutView view, Locale locale) {
        return PAGES.render(view, locale).toString(StandardCharsets.UTF_8);
    }
}
