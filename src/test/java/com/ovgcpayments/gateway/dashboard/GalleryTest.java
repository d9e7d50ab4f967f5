package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.dashboard.GalleryShop.Story;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Pictures of every page of both dashboards, full of what a busy day leaves, for people to look at: by day, by night and on
 * a phone, in the folder that {@code -Dpictures} names. Without it nothing is done. New pages are in it by themselves.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class GalleryTest {
    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)/:\\w+");
    /** Files, and what stands within other pages. */
    private static final Set<String> NO_PAGES =
            Set.of("/dashboard/:mode/balance/statement.csv", "/dashboard/:mode/branding/preview");

    private static final int SMALL_PHONE = 320;

    private static GalleryShop shop;
    private static DashboardPeople people;
    private static GalleryMerchant merchant;
    private static GalleryOperators operators;
    /** Of what a page's name must contain one to be taken, with {@code -Dpictures.only=branding,team}. */
    private static final List<String> ONLY =
            Arrays.asList(System.getProperty("pictures.only", "").split(",", -1));

    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void fill() {
        shop = new GalleryShop();
        people = new DashboardPeople(shop.gateway);
        operators = new GalleryOperators(shop, people);
        merchant = new GalleryMerchant(shop, people);
        merchant.webhooksAsTheyEnd();
        operators.live();
        operators.days();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void merchants() {
        try (Visit visit = merchant.owner.visit()) {
            for (String route : pages(Scope.MERCHANT)) {
                take(visit, merchant.owner, name("merchant", route), named(route, merchant::of));
            }
            merchant.payments.forEach(
                    (story, id) -> take(visit, merchant.owner, "story-" + story, "/dashboard/test/payments/" + id));
            take(
                    visit,
                    merchant.owner,
                    "merchant-delivered",
                    "/dashboard/test/deliveries/" + merchant.delivery("succeeded"));
            take(
                    visit,
                    merchant.owner,
                    "merchant-gateways-asked",
                    "/dashboard/test/gateways?try_amount=250&try_currency=EUR&try_email=lena@mail.example");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void merchantsOnTheirFirstDay() {
        Seat newcomer = people.member(shop.gateway.otherMerchant, MemberRole.OWNER);
        try (Visit visit = newcomer.visit()) {
            for (String route : pages(Scope.MERCHANT)) {
                if (!PARAMETER.matcher(route.replace("/:mode", "")).find()) {
                    take(visit, newcomer, name("new", route), named(route, merchant::of));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void people() {
        try (Visit visit = merchant.owner.visit()) {
            for (String route : pages(Scope.PERSON)) {
                take(visit, merchant.owner, name("person", route), route);
            }
        }
        Seat owing = merchant.owner.elsewhere();
        shop.sql("UPDATE browser_session SET awaits_second_factor = true WHERE id = $1", owing.session);
        try (Visit visit = owing.visit()) {
            take(visit, owing, "door-code", "/dashboard/sign-in/code");
        }
        try (Visit visit = Visit.start()) {
            take(visit, merchant.owner, "door-sign-in", "/dashboard/sign-in");
            take(visit, merchant.owner, "door-join", "/dashboard/join?token=" + merchant.invitationToken);
        }
        assertThat(wrong).isEmpty();
    }

    /** Pages that only something sent leads to. */
    @Test
    void answers() {
        Seat owner = merchant.owner.elsewhere();
        try (Visit visit = owner.visit()) {
            Page page = visit.page();
            visit.open(owner.url("/dashboard/test/api-keys/new"));
            page.locator("#name").fill("Warehouse");
            visit.press("Create key");
            page.getByText("Your new key").first().waitFor();
            picture(visit, "answer-key-created");
            visit.open(owner.url("/dashboard/test/payments/" + merchant.payment(Story.SETTLED) + "/refund"));
            page.locator("#amount").fill("10000");
            visit.press("Refund");
            page.getByText("is left to refund").first().waitFor();
            picture(visit, "answer-refund-too-much");
            visit.open(owner.url("/dashboard/test/test-session"));
            visit.press("Create session");
            page.getByText("Your test session is ready").first().waitFor();
            picture(visit, "answer-test-session");
            owner.forgetConfirmation();
            visit.open(owner.url("/dashboard/test/api-keys/new"));
            page.locator("#name").fill("Warehouse");
            visit.press("Create key");
            page.getByText("Confirm that it is you").first().waitFor();
            picture(visit, "answer-step-up");
            visit.open(owner.url("/dashboard/test/nothing"));
            picture(visit, "answer-not-found");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void operators() {
        try (Visit visit = operators.operator.visit()) {
            for (String route : pages(Scope.OPERATOR)) {
                boolean alarmed = route.contains("/alerts");
                if (alarmed) {
                    operators.alarm();
                }
                take(visit, operators.operator, name("operator", route), named(route, operators::of));
                if (alarmed) {
                    operators.endAlarm();
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> pages(Scope scope) {
        return shop.gateway.dashboards().stream()
                .flatMap(dashboard -> dashboard.screens().stream())
                .filter(screen ->
                        screen.permission().scope() == scope && screen.method().equals(HttpMethod.GET))
                .filter(Screen::attended)
                .map(Screen::route)
                .filter(route -> !NO_PAGES.contains(route))
                .distinct()
                .toList();
    }

    private static String named(String route, UnaryOperator<String> idOf) {
        return PARAMETER
                .matcher(route.replace("/:mode", "/test"))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "/" + idOf.apply(found.group(1))));
    }

    private void take(Visit visit, Seat seat, String name, String path) {
        if (ONLY.stream().noneMatch(name::contains)) {
            return;
        }
        visit.open(seat.url(path));
        if (visit.status() != 200) {
            wrong.add(path + " answers " + visit.status());
        }
        picture(visit, name);
    }

    private static String name(String group, String route) {
        return group + route.replaceFirst("/dashboard(/:mode|/operator)?", "").replaceAll("[^\\w-]+", "-");
    }

    private void picture(Visit visit, String name) {
        Page page = visit.page();
        int surplus = visit.sidewaysScrollAt(SMALL_PHONE);
        if (surplus > 0) {
            wrong.add(name + " is " + surplus + " pixels too wide for a small phone");
        }
        visit.picture(name);
        visit.lookAt(ColorScheme.DARK);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("pictures"), name + "-dark.png"))
                .setFullPage(true));
        visit.lookAt(ColorScheme.LIGHT);
    }
}
