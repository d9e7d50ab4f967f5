package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeRefund;
import com.ovgcpayments.gateway.connector.testkit.FaultProxy;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The doubles of the processors with whatever stands before them, and what a gateway has to be told of them. */
final class Processors implements AutoCloseable {
    /** In cents of a dollar, what SellHub sells. */
    static final List<Integer> SOLD_AT_SELLHUB = List.of(900, 2500, 4900);

    private final StripeDouble stripe;
    private final SellHubDouble sellhub;
    private final FaultProxy stripeProxy;
    private final FaultProxy sellhubProxy;
    private final FaultSchedule stripeFaults;
    private final FaultSchedule sellhubFaults;
    private final List<String> variants = new ArrayList<>();
    private final Set<String> takenBack = ConcurrentHashMap.newKeySet();
    private final Set<String> liedAbout = ConcurrentHashMap.newKeySet();

    Processors(Vertx vertx, long seed, Tally tally) {
        stripe = StripeDouble.start(vertx);
        sellhub = SellHubDouble.start(vertx);
        for (int price : SOLD_AT_SELLHUB) {
            SellHubVariant variant = sellhub.addProduct(BigDecimal.valueOf(price, 2), "usd", false);
            variants.add(price + ":USD:" + variant.productId() + ":" + variant.id());
        }
        stripeProxy = new FaultProxy(stripe::url);
        sellhubProxy = new FaultProxy(sellhub::combinedUrl);
        stripeFaults = new FaultSchedule(new Chance(seed, "stripe's way"), tally);
        sellhubFaults = new FaultSchedule(new Chance(seed, "sellhub's way"), tally);
        stripeProxy.follow(stripeFaults);
        sellhubProxy.follow(sellhubFaults);
    }

    /** As {@code --set} takes them. */
    List<String> settings() {
        return List.of(
                "routing.order=stripe,sellhub",
                "connectors.stripe.modes=test",
                "connectors.stripe.testApiKey=" + stripe.testKey(),
                "connectors.stripe.webhookSecrets=" + stripe.webhookSecret(),
                "connectors.stripe.apiBase=" + stripeProxy.url(),
                "connectors.stripe.checkoutOrigins=" + stripe.url(),
                "connectors.stripe.timeouts.connect=PT0.5S",
                "connectors.stripe.timeouts.read=PT1.2S",
                "connectors.sellhub.modes=test",
                "connectors.sellhub.label=SellHub",
                "connectors.sellhub.apiKey=" + sellhub.apiKey(),
                "connectors.sellhub.storeUrl=" + sellhubProxy.url(),
                "connectors.sellhub.dashBaseUrl=" + sellhubProxy.url()
                        + sellhub.dashUrl().getPath(),
                "connectors.sellhub.webhook.secrets=" + sellhub.webhookSecret(),
                "connectors.sellhub.variants=" + String.join(",", variants),
                "connectors.sellhub.timeout=PT1.2S");
    }

    StripeDouble stripe() {
        return stripe;
    }

    SellHubDouble sellhub() {
        return sellhub;
    }

    List<FaultProxy> proxies() {
        return List.of(stripeProxy, sellhubProxy);
    }

    /** Where a payer really finds a processor's page: he does not go through what stands before its API. */
    String page(String url) {
        return url.replace(sellhubProxy.url().toString(), sellhub.combinedUrl().toString());
    }

    /** The connector on whose page a payer stands. */
    String connector(String page) {
        if (page.startsWith(stripe.url().toString())) {
            return "stripe";
        }
        return page.startsWith(sellhub.combinedUrl().toString()) ? "sellhub" : "sandbox";
    }

    /** The processor's own sessions about which it has ever told something else than the truth. */
    Set<String> liedAbout() {
        return liedAbout;
    }

    /** The gateway's ids of the refunds that payers' banks sent back. */
    Set<String> takenBack() {
        return takenBack;
    }

    /** Some refunds that had succeeded at Stripe come back: Stripe tells of it, and of nothing else. */
    void takeBackRefunds(Chance chance) {
        stripe.refunds().stream()
                .filter(refund -> refund.status() == StripeRefund.Status.SUCCEEDED && chance.percent(15))
                .forEach(refund -> {
                    takenBack.add(refund.metadata().getOrDefault("ovgc_refund", ""));
                    stripe.failRefund(refund.id(), "lost_or_stolen_card");
                });
    }

    /** From now on nothing goes wrong here. */
    void heal() {
        stripeFaults.heal();
        sellhubFaults.heal();
        proxies().forEach(FaultProxy::heal);
        stripe.recover();
        sellhub.recover();
        stripe.tellTheTruth();
        sellhub.tellTheTruth();
    }

    /** Of a long run not every request can be remembered. */
    void forgetRequests() {
        proxies().forEach(FaultProxy::forget);
        stripe.forgetRequests();
        sellhub.forgetRequests();
    }

    @Override
    public void close() {
        proxies().forEach(FaultProxy::close);
        stripe.close();
        sellhub.close();
    }
}
