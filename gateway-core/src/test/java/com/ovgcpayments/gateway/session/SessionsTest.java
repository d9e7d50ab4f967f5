package com.ovgcpayments.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many sessions are made and looked up at once on one event loop, as an API under load does it. */
class SessionsTest {
    private static Vertx vertx;
    private static Database owner;
    private static Database database;
    private static Sessions sessions;
    private static UUID shop;
    private static UUID other;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        TestDatabase postgres = TestDatabase.create();
        owner = Database.open(vertx, postgres.admin(), 2);
        database = Database.open(vertx, postgres.application(), 4);
        sessions = new Sessions(database);
        shop = merchant();
        other = merchant();
    }

    @AfterAll
    static void close() {
        database.close().await();
        owner.close().await();
        vertx.close().await();
    }

    @Test
    void everySessionIsAnsweredWithItsOwnRow() {
        List<NewSession> wanted = IntStream.range(0, 300)
                .mapToObj(i -> wanted(i % 2 == 0 ? shop : other, i))
                .toList();
        List<Session> made =
                onLoop(() -> Future.all(wanted.stream().map(sessions::create).toList()));

        for (int i = 0; i < wanted.size(); i++) {
            Session session = made.get(i);
            assertThat(session.id()).isEqualTo(wanted.get(i).id());
            assertThat(session.expiresAt()).isEqualTo(session.createdAt().plus(Duration.ofMinutes(30)));
            assertThat(sessions.find(session.id()).await().orElseThrow().session())
                    .isEqualTo(session);
        }
    }

    @Test
    void nobodyFindsAnothersSessionAmongThoseOfOneBatch() {
        List<NewSession> wanted = IntStream.range(0, 40)
                .mapToObj(i -> wanted(i % 2 == 0 ? shop : other, i))
                .toList();
        onLoop(() -> Future.all(wanted.stream().map(sessions::create).toList()));

        List<Optional<SessionView>> ofShop = onLoop(() -> Future.all(wanted.stream()
                .map(session -> sessions.find(shop, session.mode(), session.id()))
                .toList()));
        List<Optional<SessionView>> ofOtherMode = onLoop(() -> Future.all(wanted.stream()
                .map(session -> sessions.find(
                        session.merchantId(), session.mode() == Mode.TEST ? Mode.LIVE : Mode.TEST, session.id()))
                .toList()));

        for (int i = 0; i < wanted.size(); i++) {
            assertThat(ofShop.get(i).isPresent())
                    .isEqualTo(wanted.get(i).merchantId().equals(shop));
        }
        assertThat(ofOtherMode).containsOnly(Optional.empty());
    }

    @Test
    void aSessionOfNobodyFailsAlone() {
        List<Future<Session>> made = new ArrayList<>();
        onLoop(() -> {
            made.add(sessions.create(wanted(shop, 1)));
            made.add(sessions.create(wanted(shop, 2)));
            made.add(sessions.create(wanted(TimeOrderedUuid.next(), 3)));
            made.add(sessions.create(wanted(shop, 4)));
            return Future.join(made).recover(failed -> Future.succeededFuture()).map(done -> null);
        });

        assertThat(made.stream().map(Future::succeeded)).containsExactly(true, true, false, true);
        assertThat(made.get(2).cause()).isInstanceOf(PgException.class);
    }

    @Test
    void aSessionThatIsThereAlreadyIsAnsweredAsItStands() {
        NewSession wanted = wanted(shop, 1);
        Session first = sessions.create(wanted).await();
        assertThat(sessions.create(wanted).await()).isEqualTo(first);
    }

    private static NewSession wanted(UUID merchant, int number) {
        return new NewSession(
                TimeOrderedUuid.next(),
                merchant,
                number % 3 == 0 ? Mode.LIVE : Mode.TEST,
                new Money(100 + number, "USD"),
                "payer" + number + "@example.com",
                number % 4 == 0 ? Optional.empty() : Optional.of("Plan " + number),
                "https://shop.example/success",
                "https://shop.example/cancel",
                "{\"number\":" + number + "}");
    }

    private static UUID merchant() {
        UUID id = TimeOrderedUuid.next();
        owner.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", id).await();
        return id;
    }

    private static <T> List<T> onLoop(Supplier<Future<?>> work) {
        Promise<List<T>> ended = Promise.promise();
        vertx.runOnContext(now -> work.get()
                .map(all -> all instanceof CompositeFuture done ? done.<T>list() : List.<T>of())
                .onComplete(ended));
        return ended.future().await();
    }
}
