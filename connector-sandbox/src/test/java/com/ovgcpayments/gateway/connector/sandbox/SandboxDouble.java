package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import com.ovgcpayments.gateway.settings.Setting;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processor that the sandbox plays itself: paid on its real pages, and looked up in its real book. */
final class SandboxDouble implements ProcessorDouble {
    private static final Duration TIMEOUT = Duration.ofMillis(1500);
    private static final String SECRET = "sandbox-contract-secret";
    private static final int MANY = 10_000;

    private @Nullable URI proxy;
    private @Nullable Book book;
    private @Nullable SandboxConnector connector;

    /** The sandbox as it is, but that it asks its processor through the kit's proxy and waits less long. */
    ConnectorProvider provider() {
        SandboxProvider real = new SandboxProvider();
        return new ConnectorProvider() {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public boolean simulated() {
                return real.simulated();
            }

            @Override
            public List<Setting<?>> settings() {
                return real.settings();
            }

            @Override
            public Connector create(ConnectorContext context) {
                book = context.book();
                connector = new SandboxConnector(
                        context, SandboxSettings.of(context.settings()), TIMEOUT, api -> known(proxy));
                return connector;
            }
        };
    }

    @Override
    public URI api() {
        return known(connector).access().api();
    }

    @Override
    public Map<String, Object> settings(URI api) {
        proxy = api;
        return Map.of("webhookSecret", SECRET);
    }

    @Override
    public String idempotencyHeader() {
        return SandboxApi.IDEMPOTENCY_KEY;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(SECRET, known(connector).access().apiKey());
    }

    @Override
    public void pay(URI page) {
        Payer.choose(page, "approve");
    }

    @Override
    public void decline(URI page) {
        Payer.choose(page, "decline");
    }

    @Override
    public boolean staysOpenAfterDecline() {
        return false;
    }

    @Override
    public boolean payTwice(URI page) {
        Payer.choose(page, "approve_twice");
        return true;
    }

    @Override
    public void expire(String reference) {
        SandboxOrder order = payment(reference).order();
        change(
                reference,
                payment -> changed(
                        payment,
                        new SandboxOrder(
                                order.reference(),
                                order.mode(),
                                order.amount(),
                                order.currency(),
                                order.title(),
                                order.returnUrl(),
                                order.cancelUrl(),
                                Instant.now().minus(Duration.ofHours(1))),
                        payment.captures()));
    }

    @Override
    public List<String> payments(String reference) {
        return paymentsOf(reference).map(SandboxPayment::id).toList();
    }

    @Override
    public List<Booked> captures(String reference) {
        return paymentsOf(reference)
                .flatMap(payment -> payment.captures().stream())
                .map(capture -> new Booked(capture.id(), capture.money()))
                .toList();
    }

    @Override
    public List<Booked> refunds(String refundId) {
        return payments()
                .flatMap(payment -> payment.refunds().stream())
                .filter(refund -> refund.key().equals(Optional.of(refundId)))
                .map(refund -> new Booked(refund.id(), new Money(refund.amount(), refund.currency())))
                .toList();
    }

    @Override
    public List<Booked> payouts(String payoutId) {
        return known(book).list("payout/" + payoutId, MANY).await().stream()
                .map(entry -> SandboxJson.fromBook(entry.value(), SandboxPayout.class))
                .map(payout -> new Booked(payout.id(), new Money(payout.amount(), payout.currency())))
                .toList();
    }

    /** As if it had been captured three days ago. */
    @Override
    public Settled settle(String reference) {
        change(
                reference,
                payment -> changed(
                        payment,
                        payment.order(),
                        payment.captures().stream()
                                .map(capture -> new SandboxPayment.Capture(
                                        capture.id(),
                                        capture.amount(),
                                        capture.currency(),
                                        Instant.now().minus(Duration.ofDays(3))))
                                .toList()));
        Money gross = payment(reference).captures().get(0).money();
        return new Settled(gross, SandboxSettlement.fee(gross));
    }

    @Override
    public Booked refundElsewhere(String reference) {
        choose(reference, SandboxOutcome.REFUND_ELSEWHERE);
        List<SandboxRefund> refunds = payment(reference).refunds();
        SandboxRefund made = refunds.get(refunds.size() - 1);
        return new Booked(made.id(), new Money(made.amount(), made.currency()));
    }

    @Override
    public Booked dispute(String reference) {
        choose(reference, SandboxOutcome.DISPUTE);
        SandboxReversals.Dispute made = payment(reference).disputes().get(0);
        return new Booked(made.id(), new Money(made.amount(), made.currency()));
    }

    @Override
    public void closeDispute(String reference, boolean won) {
        choose(reference, won ? SandboxOutcome.DISPUTE_WON : SandboxOutcome.DISPUTE_LOST);
    }

    private void choose(String reference, SandboxOutcome outcome) {
        URI page = URI.create(known(connector).access().pages()
                + SandboxCheckout.PREFIX
                + payment(reference).id());
        Payer.choose(page, outcome.word());
    }

    private static SandboxPayment changed(
            SandboxPayment payment, SandboxOrder order, List<SandboxPayment.Capture> captures) {
        return new SandboxPayment(
                payment.id(),
                payment.requestHash(),
                order,
                payment.state(),
                payment.silentAnswers(),
                payment.acceptedAt(),
                captures,
                payment.decline(),
                payment.events(),
                payment.refunds(),
                payment.disputes(),
                payment.nextRefund());
    }

    @Override
    public List<Buffer> events(String reference) {
        return payment(reference).events().stream()
                .map(event -> SandboxNotifier.body(reference, event))
                .toList();
    }

    @Override
    public Buffer foreignEvent() {
        return Buffer.buffer("{\"event_id\":\"evt_payout_1\",\"type\":\"payout.paid\"}");
    }

    @Override
    public Map<String, String> sign(Buffer body, Instant at) {
        return signed(SECRET, body, at);
    }

    @Override
    public Map<String, String> signWithAnotherSecret(Buffer body, Instant at) {
        return signed("another", body, at);
    }

    private static Map<String, String> signed(String secret, Buffer body, Instant at) {
        TimestampedSignature signature = SandboxSignature.of(secret.getBytes(StandardCharsets.UTF_8));
        return Map.of(SandboxSignature.HEADER, signature.sign(body, at));
    }

    private SandboxPayment payment(String reference) {
        return paymentsOf(reference).findFirst().orElseThrow();
    }

    private Stream<SandboxPayment> paymentsOf(String reference) {
        return payments().filter(payment -> payment.order().reference().equals(reference));
    }

    private Stream<SandboxPayment> payments() {
        return known(book).list("payment/", MANY).await().stream()
                .map(entry -> SandboxJson.fromBook(entry.value(), SandboxPayment.class));
    }

    private void change(String reference, UnaryOperator<SandboxPayment> change) {
        new SandboxBook(known(book)).update(payment(reference).id(), change).await();
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the sandbox has not been made yet");
        }
        return value;
    }

    /** Its processor stops with the connector. */
    @Override
    public void close() {}
}
