package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.secret.TimestampedSignature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox until it is taken, or for a day. A payment's events are told one after another; before
 * each attempt the entry is claimed for longer than the attempt can take, so that instances do not tell the same at
 * once, and one that died is followed by another. Used on one event loop.
 */
final class SandboxNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxNotifier.class);

    static final String REFUND_SUCCEEDED = "refund.succeeded";
    static final String REFUND_FAILED = "refund.failed";
    static final String DISPUTE_OPENED = "dispute.opened";
    static final String DISPUTE_ENDED = "dispute.ended";

    private static final List<Duration> BACKOFF = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLAIM = Duration.ofSeconds(25);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SandboxBook book;
    private final TimestampedSignature signature;
    private final URI target;
    private final Clock clock;
    private final ProcessorHttp http;
    private final Set<Future<?>> underWay = new HashSet<>();
    private @Nullable Alarm alarm;
    private boolean stopped;

    private record Alarm(Instant at, long timer) {}

    /** What is posted. */
    private record Notification(
            String eventId,
            String reference,
            String type,
            Instant created,
            Optional<String> refundKey,
            Optional<String> captureId) {}

    SandboxNotifier(Vertx vertx, SandboxBook book, TimestampedSignature signature, URI target, Clock clock) {
        this.vertx = vertx;
        this.book = book;
        this.signature = signature;
        this.target = target;
        this.clock = clock;
        this.http = new ProcessorHttp(vertx);
    }

    void start() {
        scan();
    }

    /** Until when what is claimed now is told by nobody else. */
    Instant claim() {
        return clock.instant().plus(CLAIM);
    }

    /** Sends at once what a change has brought. */
    void tell(SandboxBook.Change change) {
        if (change.claimed().isEmpty()) {
            wake(change.after().id());
        } else if (stopped) {
            track(book.outbox().postpone(change.claimed().get(), 0, clock.instant()));
        } else {
            track(tell(change.claimed().get(), change.after()));
        }
    }

    /** Sends at once what a payment has to tell. */
    void wake(String paymentId) {
        track(book.outbox()
                .find(paymentId)
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : attempt(found.get())));
    }

    /** Breaks off what is under way, which will be sent again, and waits until that is written down. */
    Future<Void> stop() {
        stopped = true;
        if (alarm != null) {
            vertx.cancelTimer(alarm.timer());
        }
        return http.close()
                .transform(closed -> Future.join(List.copyOf(underWay)))
                .transform(finished -> Future.succeededFuture());
    }

    private void scan() {
        track(book.outbox()
                .list()
                .compose(dues -> Future.join(dues.stream().map(this::attempt).toList()))
                .onComplete(scanned -> arm(clock.instant().plus(LOOK_AGAIN))));
    }

    private void track(Future<?> work) {
        underWay.add(work);
        work.onComplete(done -> {
            underWay.remove(work);
            if (done.failed() && !stopped) {
                LOG.warn("sandbox: notifying failed, will be tried again", done.cause());
            }
        });
    }

    private void arm(Instant at) {
        if (stopped || (alarm != null && !at.isBefore(alarm.at()))) {
            return;
        }
        if (alarm != null) {
            vertx.cancelTimer(alarm.timer());
        }
        long millis = Math.max(1, Duration.between(clock.instant(), at).toMillis());
        alarm = new Alarm(at, vertx.setTimer(millis, timer -> {
            alarm = null;
            scan();
        }));
    }

    private Future<Void> attempt(SandboxOutbox.Due due) {
        Instant now = clock.instant();
        if (stopped) {
            return Future.succeededFuture();
        }
        if (now.isBefore(due.nextAt())) {
            arm(due.nextAt());
            return Future.succeededFuture();
        }
        return book.outbox()
                .postpone(due, due.failures(), claim())
                .compose(claimed -> claimed.isEmpty() ? Future.succeededFuture() : tell(claimed.get()));
    }

    private Future<Void> tell(SandboxOutbox.Due claimed) {
        return book.find(claimed.paymentId())
                .compose(found -> found.isEmpty() ? book.outbox().remove(claimed) : tell(claimed, found.get()));
    }

    private Future<Void> tell(SandboxOutbox.Due claimed, SandboxPayment payment) {
        return tellNext(payment).compose(told -> settle(claimed, told));
    }

    /**
     * The first event that is due and unsent, and if it was taken the next.
     *
     * @return the payment as it was left
     */
    private Future<SandboxPayment> tellNext(SandboxPayment payment) {
        Instant now = clock.instant();
        Optional<SandboxPayment.Event> next = payment.events().stream()
                .filter(event -> !event.sent() && !now.isBefore(event.dueAt()))
                .findFirst();
        if (next.isEmpty()) {
            return Future.succeededFuture(payment);
        }
        SandboxPayment.Event event = next.get();
        return post(payment.order().reference(), event)
                .compose(taken -> taken
                        ? book.update(payment.id(), latest -> latest.delivered(event.id()))
                                .compose(told -> told.isEmpty()
                                        ? Future.succeededFuture(payment)
                                        : tellNext(told.get().after()))
                        : latest(payment));
    }

    private Future<SandboxPayment> latest(SandboxPayment payment) {
        return book.find(payment.id()).map(found -> found.orElse(payment));
    }

    private Future<Void> settle(SandboxOutbox.Due claimed, SandboxPayment payment) {
        if (payment.events().isEmpty()) {
            return later(claimed, 0, clock.instant().plus(LOOK_AGAIN));
        }
        Optional<SandboxPayment.Event> left =
                payment.events().stream().filter(event -> !event.sent()).findFirst();
        if (left.isEmpty()) {
            return book.outbox().remove(claimed).compose(removed -> announceLater(payment.id()));
        }
        Instant now = clock.instant();
        Instant dueAt = left.get().dueAt();
        if (now.isBefore(dueAt)) {
            return later(claimed, 0, dueAt);
        }
        if (now.isAfter(dueAt.plus(GIVE_UP_AFTER))) {
            LOG.warn("sandbox: gave up notifying {}", left.get().id());
            return book.outbox().remove(claimed);
        }
        Duration wait = BACKOFF.get(Math.min(claimed.failures(), BACKOFF.size() - 1));
        return later(claimed, claimed.failures() + 1, now.plus(wait));
    }

    /** What came between the last look and the removal. */
    private Future<Void> announceLater(String paymentId) {
        return book.find(paymentId)
                .map(found -> found.stream()
                        .flatMap(payment -> payment.events().stream())
                        .filter(event -> !event.sent())
                        .findFirst())
                .compose(missed -> {
                    if (missed.isEmpty()) {
                        return Future.succeededFuture();
                    }
                    Instant dueAt = missed.get().dueAt();
                    return book.outbox()
                            .announce(paymentId, dueAt)
                            .onSuccess(announced -> arm(dueAt))
                            .mapEmpty();
                });
    }

    private Future<Void> later(SandboxOutbox.Due claimed, int failures, Instant at) {
        return book.outbox().postpone(claimed, failures, at).map(written -> {
            arm(at);
            return null;
        });
    }

    /** What is posted about an event of the payment with this reference. */
    static Buffer body(String reference, SandboxPayment.Event event) {
        return SandboxJson.write(new Notification(
                event.id(), reference, event.type(), event.dueAt(), event.refundKey(), event.captureId()));
    }

    private Future<Boolean> post(String reference, SandboxPayment.Event event) {
        Buffer body = body(reference, event);
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json", SandboxSignature.HEADER, signature.sign(body, clock.instant()));
        return http.send(new ProcessorHttp.Request(HttpMethod.POST, target, headers, body), TIMEOUT)
                .map(result -> result instanceof ProcessorHttp.Answer answer
                        && answer.status() >= 200
                        && answer.status() < 300);
    }
}
