package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The payer's page as a merchant would have it, of a payment that does not exist, for a frame within a page of ours. It can
 * be looked at and nothing else: no script, nothing to press, nothing to reach by the keyboard.
 */
public final class CheckoutPreview {
    private static final Money AMOUNT = new Money(2500, "USD");
    private static final String EMAIL = "customer@example.com";
    private static final List<WayToPay> WAYS = List.of(new WayToPay("example", "Example Pay"));
    private static final Duration TIME_LEFT = Duration.ofMinutes(30);
    private static final URI NOWHERE = URI.create("#");

    private final CheckoutPages pages = new CheckoutPages(new CheckoutAssets());
    private final PagePolicy policy;
    private final URI pageUrl;

    /** @param checkoutUrl the origin of the payer's pages */
    public CheckoutPreview(URI checkoutUrl) {
        this.policy = new PagePolicy(checkoutUrl);
        this.pageUrl = URI.create(checkoutUrl + "/checkout/preview");
    }

    /**
     * Draws the page that a payer sees first. Its style sheets are asked for below {@code /assets/}, its logo is within it.
     *
     * @param branding may not be stored yet
     * @param acceptLanguage the header of who looks at it; null for English
     * @return a whole document of HTML
     */
    public Buffer draw(String merchantName, Branding branding, @Nullable String acceptLanguage) {
        Locale locale = PageLocale.of(acceptLanguage);
        Payee payee = Payee.draft(merchantName, branding);
        CheckoutView view = new CheckoutView(
                payee,
                Messages.of(locale).text("summary.fallback", payee.name()),
                AMOUNT,
                EMAIL,
                false,
                NOWHERE,
                NOWHERE,
                pageUrl,
                List.of(),
                Instant.EPOCH.plus(TIME_LEFT),
                Instant.EPOCH,
                new CheckoutState.Ready(WAYS, false));
        return pages.preview(view, locale);
    }

    /** Answers with what {@link #draw} makes, under a policy that lets pages of the same origin show it in a frame. */
    public Future<Void> send(RoutingContext context, String merchantName, Branding branding) {
        policy.applyFramed(context.response());
        return context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Vary", "Accept-Language")
                .end(draw(merchantName, branding, context.request().getHeader("Accept-Language")));
    }
}
