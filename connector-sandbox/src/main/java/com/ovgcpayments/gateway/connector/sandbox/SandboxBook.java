package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.secret.RandomSecret;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the sandbox remembers. All instances share it, so that nothing is written but by create or compare-and-set.
 *
 * <pre>
 * payment/&lt;id&gt;    a {@link SandboxPayment}
 * payout/&lt;key&gt;    a {@link SandboxPayout}
 * outbox/&lt;id&gt;     a payment with something to notify, see {@link SandboxOutbox}
 * listener/port   the ports taken, the latest first
 * secret/&lt;name&gt;   random, made once
 * </pre>
 */
final class SandboxBook {
    private static final String PAYMENTS = "payment/";
    private static final String PORTS = "listener/port";
    private static final int PORTS_REMEMBERED = 4;
    private static final int MAX_TRIES = 100;

    private final Book book;
    private final SandboxOutbox outbox;

    /**
     * A payment before and after an {@link #update}.
     *
     * @param claimed what the change brings to be told, claimed for who made the change; he must tell it
     */
    record Change(SandboxPayment before, SandboxPayment after, Optional<SandboxOutbox.Due> claimed) {}

    SandboxBook(Book book) {
        this.book = book;
        this.outbox = new SandboxOutbox(book);
    }

    SandboxOutbox outbox() {
        return outbox;
    }

    Future<Optional<SandboxPayment>> find(String id) {
        return book.get(paymentKey(id)).map(found -> found.map(SandboxBook::payment));
    }

    /** Some of all payments, in no order that means anything: those behind the one with the id, or the first. */
    Future<List<SandboxPayment>> page(Optional<String> after, int limit) {
        return after.map(id -> book.listAfter(PAYMENTS, paymentKey(id), limit))
                .orElseGet(() -> book.list(PAYMENTS, limit))
                .map(entries -> entries.stream().map(SandboxBook::payment).toList());
    }

    /** Writes a new payment, unless there is one of this id; answers the one that is there afterwards. */
    Future<SandboxPayment> open(SandboxPayment payment) {
        return book.create(paymentKey(payment.id()), SandboxJson.toBook(payment))
                .compose(created -> created
                        ? Future.succeededFuture(payment)
                        : find(payment.id()).map(found -> found.orElseThrow()));
    }

    /**
     * Changes a payment by compare-and-set, again and again until nobody was faster. Events that the change brings are
     * announced in the outbox first, so that none is lost between the two writes.
     *
     * @param change answers its argument if there is nothing to do
     * @return empty if there is no such payment
     */
    Future<Optional<Change>> update(String id, UnaryOperator<SandboxPayment> change) {
        return update(id, change, Optional.empty(), Optional.empty(), MAX_TRIES);
    }

    /**
     * As the other; the first events of a payment are claimed at once.
     *
     * @param until nobody else tells them before
     */
    Future<Optional<Change>> update(String id, Instant until, UnaryOperator<SandboxPayment> change) {
        return update(id, change, Optional.of(until), Optional.empty(), MAX_TRIES);
    }

    private Future<Optional<Change>> update(
            String id,
            UnaryOperator<SandboxPayment> change,
            Optional<Instant> until,
            Optional<SandboxOutbox.Due> held,
            int tries) {
        return book.get(paymentKey(id)).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            SandboxPayment before = payment(found.get());
            SandboxPayment after = change.apply(before);
            if (after.equals(before)) {
                return Future.succeededFuture(Optional.of(new Change(before, after, held)));
            }
            return announce(before, after, until)
                    .map(claimed -> claimed.or(() -> held))
                    .compose(claimed -> book.replace(found.get(), SandboxJson.toBook(after))
                            .compose(written -> {
                                if (written) {
                                    return announceAgain(before, after)
                                            .map(Optional.of(new Change(before, after, claimed)));
                                }
                                return tries > 1
                                        ? update(id, change, until, claimed, tries - 1)
                                        : Future.failedFuture(
                                                new IllegalStateException("too many writers of one payment"));
                            }));
        });
    }

    /** @return what is now to be told by nobody else until then */
    private Future<Optional<SandboxOutbox.Due>> announce(
            SandboxPayment before, SandboxPayment after, Optional<Instant> until) {
        int told = before.events().size();
        if (after.events().size() == told) {
            return Future.succeededFuture(Optional.empty());
        }
        Instant dueAt = after.events().get(told).dueAt();
        Optional<Instant> claim = until.filter(end -> told == 0 && dueAt.isBefore(end));
        return outbox.announce(after.id(), claim.orElse(dueAt)).map(made -> made.filter(due -> claim.isPresent()));
    }

    /** The notifier may have removed what was announced, not seeing this yet; but not before there was anything to tell. */
    private Future<?> announceAgain(SandboxPayment before, SandboxPayment after) {
        return before.events().isEmpty() ? Future.succeededFuture() : announce(before, after, Optional.empty());
    }

    /** Writes a new payout, unless there is one of this key; answers the one that is there afterwards. */
    Future<SandboxPayout> payOut(SandboxPayout payout) {
        return book.create(payoutKey(payout.key()), SandboxJson.toBook(payout))
                .compose(created -> created
                        ? Future.succeededFuture(payout)
                        : findPayout(payout.key()).map(found -> found.orElseThrow()));
    }

    Future<Optional<SandboxPayout>> findPayout(String key) {
        return book.get(payoutKey(key))
                .map(found -> found.map(entry -> SandboxJson.fromBook(entry.value(), SandboxPayout.class)));
    }

    /** A secret that is made at the first call for it and then the same for all instances. */
    Future<byte[]> secret(String name) {
        String key = "secret/" + name;
        JsonObject fresh = new JsonObject().put("value", RandomSecret.bytes());
        return book.create(key, fresh)
                .compose(created -> book.get(key))
                .map(entry -> entry.orElseThrow().value().getBinary("value"));
    }

    /** The ports on which instances have listened, the latest first. */
    Future<List<Integer>> ports() {
        return book.get(PORTS).map(found -> found.map(SandboxBook::ports).orElse(List.of()));
    }

    Future<Void> rememberPort(int port) {
        return book.get(PORTS).compose(found -> {
            if (found.isEmpty()) {
                return book.create(PORTS, portsJson(List.of(port)))
                        .compose(created -> created ? Future.succeededFuture() : rememberPort(port));
            }
            List<Integer> known = ports(found.get());
            if (known.contains(port)) {
                return Future.succeededFuture();
            }
            List<Integer> latest = Stream.concat(Stream.of(port), known.stream())
                    .limit(PORTS_REMEMBERED)
                    .toList();
            return book.replace(found.get(), portsJson(latest))
                    .compose(written -> written ? Future.succeededFuture() : rememberPort(port));
        });
    }

    private static JsonObject portsJson(List<Integer> ports) {
        return new JsonObject().put("ports", new JsonArray(ports));
    }

    private static List<Integer> ports(Book.Entry entry) {
        return entry.value().getJsonArray("ports").stream()
                .map(Integer.class::cast)
                .toList();
    }

    private static SandboxPayment payment(Book.Entry entry) {
        return SandboxJson.fromBook(entry.value(), SandboxPayment.class);
    }

    private static String payoutKey(String key) {
        return "payout/" + key;
    }

    private static String paymentKey(String id) {
        return PAYMENTS + id;
    }
}
