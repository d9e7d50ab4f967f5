package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.requestlog.RequestQuery;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests are written behind everybody's back, and what cannot be written is counted. */
@ExtendWith(VertxExtension.class)
class RequestLogVerticleTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final PostgresUrl NOWHERE = PostgresUrl.parse("postgresql://nobody@127.0.0.1:1/nothing");
    private static final int ROOM = 10_000;
    private static final int MOST_LOOKS = 3_000;

    private final ApiKey key = new ApiKey(UUID.randomUUID(), UUID.randomUUID(), "Shop", Mode.TEST, OptionalInt.empty());
    private final AtomicInteger unlogged = new AtomicInteger();
    private final AtomicInteger passedBy = new AtomicInteger();

    private final Observer counting = new Observer() {
        @Override
        public void unlogged(int requests) {
            unlogged.addAndGet(requests);
        }

        @Override
        public void passedBy(int requests) {
            passedBy.addAndGet(requests);
        }
    };

    @Test
    void aBatchIsWrittenAtOnce(Vertx vertx) {
        RequestLog log = log(vertx);
        RequestLogVerticle verticle = new RequestLogVerticle(log, 1_000, counting);
        vertx.deployVerticle(verticle).await();
        add(verticle, 5 * RequestLogVerticle.BATCH);
        awaitRows(vertx, 5 * RequestLogVerticle.BATCH);
        assertThat(unlogged).hasValue(0);
    }

    @Test
    void whatWaitsIsWrittenBeforeItStops(Vertx vertx) {
        RequestLog log = log(vertx);
        RequestLogVerticle verticle = new RequestLogVerticle(log, 1_000, counting);
        String id = vertx.deployVerticle(verticle).await();
        add(verticle, 2 * RequestLogVerticle.BATCH + 1);
        vertx.undeploy(id).await();
        assertThat(rows(vertx)).isEqualTo(2 * RequestLogVerticle.BATCH + 1);
        List<LoggedRequest> newest = log.list(key.merchantId(), Mode.TEST, RequestQuery.all(), Optional.empty(), 1)
                .await()
                .items();
        assertThat(newest).extracting(LoggedRequest::keyId).containsExactly(key.id());
        assertThat(unlogged).hasValue(0);
    }

    @Test
    void whatIsRefusedIsAlwaysWantedAndWhatSucceedsOnlyAsOftenAsItMay(Vertx vertx) {
        RequestLogVerticle none = new RequestLogVerticle(log(vertx), 0, counting);
        String id = vertx.deployVerticle(none).await();
        assertThat(none.wants(201)).isFalse();
        assertThat(none.wants(422)).isTrue();
        assertThat(none.wants(LoggedRequest.CLIENT_GONE)).isTrue();
        vertx.undeploy(id).await();
        assertThat(passedBy).hasValue(1);
        assertThat(unlogged).hasValue(0);
        assertThat(new RequestLogVerticle(log(vertx), 1, counting).wants(200)).isTrue();
    }

    @Test
    void withoutADatabaseTheOldestMakeWayAndAllAreCounted(Vertx vertx) {
        RequestLogVerticle verticle =
                new RequestLogVerticle(new RequestLog(Database.open(vertx, NOWHERE, 1)), 1_000, counting);
        String id = vertx.deployVerticle(verticle).await();
        add(verticle, ROOM + 2 * RequestLogVerticle.BATCH);
        assertThat(unlogged.get()).isBetween(RequestLogVerticle.BATCH, 2 * RequestLogVerticle.BATCH);
        vertx.undeploy(id).await();
        assertThat(unlogged).hasValue(ROOM + 2 * RequestLogVerticle.BATCH);
    }

    @Test
    void thereIsRoomForSoManyBytes() {
        RequestBacklog backlog = new RequestBacklog(RequestLogVerticle.BATCH);
        Buffer large = Buffer.buffer(new byte[1024 * 1024]);
        int gone = IntStream.range(0, 40).map(i -> backlog.add(request(large))).sum();
        assertThat(backlog.size()).isEqualTo(31);
        assertThat(gone).isEqualTo(9);
        List<ServedRequest> taken = backlog.take();
        assertThat(taken).hasSize(31);
        IntStream.range(0, 3).forEach(i -> backlog.add(request(large)));
        assertThat(backlog.putBack(taken)).isEqualTo(3);
        assertThat(backlog.take().subList(0, 28)).isEqualTo(taken.subList(3, 31));
        assertThat(backlog.holdsBatch()).isFalse();
    }

    private RequestLog log(Vertx vertx) {
        return new RequestLog(Database.open(vertx, POSTGRES.application(), 2));
    }

    private void add(RequestLogVerticle verticle, int number) {
        IntStream.range(0, number).forEach(i -> verticle.add(request(Buffer.buffer("{\"n\":" + i + "}"))));
    }

    private ServedRequest request(Buffer answer) {
        return new ServedRequest(
                PublicId.REQUEST.format(TimeOrderedUuid.next()),
                key,
                "GET",
                "/api/events",
                Optional.empty(),
                200,
                17,
                Optional.of("192.0.2.1"),
                Buffer.buffer(),
                answer);
    }

    private void awaitRows(Vertx vertx, long number) {
        for (int i = 0; rows(vertx) < number; i++) {
            assertThat(i).as("looks for %s rows", number).isLessThan(MOST_LOOKS);
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
    }

    private long rows(Vertx vertx) {
        Database owner = Database.open(vertx, POSTGRES.admin(), 1);
        long number = owner.query("SELECT count(*) AS number FROM api_request WHERE merchant_id = $1", key.merchantId())
                .await()
                .iterator()
                .next()
                .getLong("number");
        owner.close().await();
        return number;
    }
}
