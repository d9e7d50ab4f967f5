package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.web.Asset;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every state with plausible contents. As a program it writes them to a folder, to be looked at in a browser. */
final class SamplePages {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final List<WayToPay> ONE_WAY = List.of(new WayToPay("stripe", "Stripe"));
    static final List<WayToPay> THREE_WAYS = List.of(
            new WayToPay("stripe", "Card, Apple Pay, Google Pay"),
            new WayToPay("sellhub", "SellHub"),
            new WayToPay("sandbox", "Sandbox"));

    private static final String RECEIPT = "txn_01k32yfjcgfgz9z7mx5d5csqnk";
    private static final URI SHOP = URI.create("https://shop.example/thanks?order=42&session=1");
    private static final URI PAGE = URI.create("/checkout/0198c5f2-a7b0-7c3e-9f1d-2b4a6c8e0f13");

    private SamplePages() {}

    static Map<String, CheckoutState> states() {
        Map<String, CheckoutState> states = new LinkedHashMap<>();
        states.put("ready", new CheckoutState.Ready(ONE_WAY, false));
        states.put("ready-choice", new CheckoutState.Ready(THREE_WAYS, false));
        states.put("returning", new CheckoutState.Ready(ONE_WAY, true));
        states.put("leaving", new CheckoutState.Leaving(new WayToPay("sellhub", "SellHub"), 1, ONE_WAY));
        states.put(
                "leaving-several",
                new CheckoutState.Leaving(THREE_WAYS.get(1), 2, List.of(THREE_WAYS.get(0), THREE_WAYS.get(2))));
        states.put("connecting", new CheckoutState.Connecting());
        states.put("processing", new CheckoutState.Processing());
        states.put("checking", new CheckoutState.Checking());
        for (DeclineReason reason : DeclineReason.values()) {
            states.put(
                    "declined-" + reason.name().toLowerCase(Locale.ROOT),
                    new CheckoutState.Declined(reason, THREE_WAYS));
        }
        states.put("declined-one", new CheckoutState.Declined(DeclineReason.INSUFFICIENT_FUNDS, ONE_WAY));
        states.put("declined-over", new CheckoutState.Declined(DeclineReason.EXPIRED_CARD, List.of()));
        states.put("cancelled", new CheckoutState.Cancelled(ONE_WAY));
        states.put("paid", new CheckoutState.Paid(RECEIPT, SHOP));
        states.put("already-paid", new CheckoutState.AlreadyPaid(RECEIPT, SHOP));
        states.put("expired", new CheckoutState.Expired());
        states.put("no-processor", new CheckoutState.NoProcessor());
        states.put("too-many-attempts", new CheckoutState.TooManyAttempts());
        return states;
    }

    static Map<String, SessionlessState> sessionlessStates() {
        Map<String, SessionlessState> states = new LinkedHashMap<>();
        states.put("not-found", new SessionlessState.NotFound());
        states.put("rate-limited", new SessionlessState.RateLimited(PAGE));
        states.put("unreadable", new SessionlessState.Unreadable(PAGE));
        states.put("failure", new SessionlessState.Failure("req_01k32yfjcgfgz9z7mx5d5csqnk", PAGE));
        states.put("unavailable", new SessionlessState.Unavailable(PAGE));
        return states;
    }

    static CheckoutView view(CheckoutState state) {
        return view(state, "Nordlicht Coffee", "Annual plan – freshly roasted beans, 12 bags", Duration.ofMinutes(30));
    }

    static CheckoutView view(CheckoutState state, String merchant, String title, Duration timeLeft) {
        return view(state, merchant, title, new Money(2500, "USD"), timeLeft);
    }

    static CheckoutView view(CheckoutState state, String merchant, String title, Money amount, Duration timeLeft) {
        return view(state, payee(merchant), title, amount, timeLeft);
    }

    static CheckoutView view(CheckoutState state, Payee payee, String title, Money amount, Duration timeLeft) {
        return new CheckoutView(
                payee,
                title,
                amount,
                "customer@example.com",
                true,
                URI.create(PAGE + "/pay"),
                URI.create(PAGE + "/cancel"),
                URI.create("https://pay.example" + PAGE),
                List.of(),
                NOW.plus(timeLeft),
                NOW,
                state);
    }

    /** Who has set nothing but his name. */
    static Payee payee(String name) {
        return Payee.draft(name, Branding.NONE);
    }

    /** @param args the folder to write to, and the languages */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        CheckoutAssets assets = new CheckoutAssets();
        CheckoutPages pages = new CheckoutPages(assets);
        for (Asset asset : assets.all()) {
            write(folder.resolve(asset.path().substring(1)), asset.content());
        }
        for (String tag : args[1].split(",", -1)) {
            Locale locale = PageLocale.of(tag);
            Path of = folder.resolve(tag);
            for (var state : states().entrySet()) {
                write(of.resolve(state.getKey() + ".html"), pages.render(view(state.getValue()), locale));
            }
            for (var state : sessionlessStates().entrySet()) {
                write(of.resolve(state.getKey() + ".html"), pages.render(state.getValue(), locale));
            }
            write(of.resolve("long.html"), pages.render(longest(), locale));
            write(of.resolve("late.html"), pages.render(late(), locale));
        }
    }

    private static CheckoutView longest() {
        String title = "שלום <script>alert(1)</script> \u202e 🦊 ".repeat(8).substring(0, 250);
        return view(
                new CheckoutState.Ready(THREE_WAYS, false),
                "The Extraordinarily Long Named Merchant Company of Lower Saxony & Sons",
                title,
                new Money(99_999_999, "KWD"),
                Duration.ofMinutes(20));
    }

    private static CheckoutView late() {
        return view(new CheckoutState.Ready(ONE_WAY, false), "مقهى النور", "قهوة", Duration.ofSeconds(272));
    }

    private static void write(Path file, Buffer content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes());
    }
}
