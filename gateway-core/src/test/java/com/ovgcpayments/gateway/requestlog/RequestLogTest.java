package com.ovgcpayments.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RequestLogTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final int MORE_THAN_IS_LOOKED_THROUGH = 20_050;

    private final UUID merchant = UUID.randomUUID();
    private final UUID key = UUID.randomUUID();
    private Database owner;
    private RequestLog log;
    private int made;

    @BeforeEach
    void open(Vertx vertx) {
        owner = Database.open(vertx, POSTGRES.admin(), 1);
        log = new RequestLog(Database.open(vertx, POSTGRES.application(), 4));
    }

    @Test
    void isReadAsItWasWritten() {
        LoggedExchange whole = new LoggedExchange(
                request("POST", "/api/checkout-sessions?x=ä", 400, key),
                Optional.of("{\"a\":\"ü\"}"),
                Optional.of("{}"));
        LoggedRequest bare = new LoggedRequest(
                id(),
                merchant,
                Mode.TEST,
                key,
                "GET",
                "/api/balance/statement",
                200,
                5,
                Optional.empty(),
                Optional.empty());
        write(whole, new LoggedExchange(bare, Optional.empty(), Optional.empty()));
        assertThat(find(merchant, Mode.TEST, whole.request().id())).contains(whole);
        assertThat(find(merchant, Mode.TEST, bare.id()))
                .contains(new LoggedExchange(bare, Optional.empty(), Optional.empty()));
        assertThat(list(RequestQuery.all())).containsExactly(bare, whole.request());
        assertThat(whole.request().at()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void nothingOfOthersIsSeen() {
        LoggedRequest mine = write("GET", "/api/refunds", 200, key);
        assertThat(find(UUID.randomUUID(), Mode.TEST, mine.id())).isEmpty();
        assertThat(find(merchant, Mode.LIVE, mine.id())).isEmpty();
        RequestQuery thisOne = query(Optional.empty(), null, null, null, mine.id());
        assertThat(list(UUID.randomUUID(), Mode.TEST, thisOne)).isEmpty();
        assertThat(list(merchant, Mode.LIVE, thisOne)).isEmpty();
        assertThat(list(merchant, Mode.LIVE, RequestQuery.all())).isEmpty();
        assertThat(list(thisOne)).containsExactly(mine);
    }

    @Test
    void listsWhatIsAskedFor() {
        UUID otherKey = UUID.randomUUID();
        LoggedRequest created = write("POST", "/api/checkout-sessions", 201, key);
        LoggedRequest refused = write("POST", "/api/checkout-sessions", 400, otherKey);
        LoggedRequest failed = write("GET", "/api/events?limit=3", 503, key);
        assertThat(list(query(Optional.of(StatusClass.SUCCESS), null, null, null, null)))
                .containsExactly(created);
        assertThat(list(query(Optional.of(StatusClass.CLIENT_ERROR), null, null, null, null)))
                .containsExactly(refused);
        assertThat(list(query(Optional.of(StatusClass.SERVER_ERROR), null, null, null, null)))
                .containsExactly(failed);
        assertThat(list(query(Optional.empty(), "GET", null, null, null))).containsExactly(failed);
        assertThat(list(query(Optional.empty(), null, "/api/checkout", null, null)))
                .containsExactly(refused, created);
        assertThat(list(query(Optional.empty(), null, "%", null, null))).isEmpty();
        assertThat(list(query(Optional.empty(), null, null, otherKey, null))).containsExactly(refused);
        assertThat(list(query(Optional.empty(), null, null, null, created.id())))
                .containsExactly(created);
        assertThat(list(new RequestQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(refused.at()),
                        Optional.of(failed.at()))))
                .containsExactly(refused);
    }

    @Test
    void pagesFollowEachOther() {
        List<LoggedRequest> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            written.add(0, write("GET", "/api/events", i % 2 == 0 ? 200 : 404, key));
        }
        List<LoggedRequest> read = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        int pages = 0;
        do {
            RequestPage page =
                    log.list(merchant, Mode.TEST, RequestQuery.all(), after, 3).await();
            read.addAll(page.items());
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(read).isEqualTo(written);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aRequestThatIsWrittenTwiceStandsThereOnce() {
        LoggedExchange first = new LoggedExchange(
                request("GET", "/api/events", 200, key), Optional.empty(), Optional.of("{\"data\":[]}"));
        write(first);
        write(first, new LoggedExchange(request("GET", "/api/events", 200, key), Optional.empty(), Optional.empty()));
        assertThat(list(RequestQuery.all())).hasSize(2);
        assertThat(find(merchant, Mode.TEST, first.request().id())).contains(first);
    }

    /** Whatever is asked for, a page costs no more than so many rows. */
    @Test
    void whatIsRareIsLookedForPieceByPiece() {
        LoggedRequest rare = write("DELETE", "/api/webhook-endpoints/we_1", 200, key);
        owner.query("""
                        INSERT INTO api_request (id, merchant_id, livemode, key_id, method, path, status, latency_micros)
                        SELECT time_ordered_uuid(), $1, false, $2, 'GET', '/api/events', 200, 1 FROM generate_series(1, $3)""", merchant, key, MORE_THAN_IS_LOOKED_THROUGH).await();
        RequestQuery deleted = query(Optional.empty(), "DELETE", null, null, null);
        RequestPage first =
                log.list(merchant, Mode.TEST, deleted, Optional.empty(), 10).await();
        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isPresent();
        RequestPage second =
                log.list(merchant, Mode.TEST, deleted, first.next(), 10).await();
        assertThat(second.items()).containsExactly(rare);
        assertThat(second.next()).isEmpty();

        LoggedRequest refused = write("GET", "/api/events", 404, key);
        assertThat(list(query(Optional.of(StatusClass.CLIENT_ERROR), null, null, null, null)))
                .containsExactly(refused);
    }

    private LoggedRequest write(String method, String path, int status, UUID by) {
        LoggedRequest request = request(method, path, status, by);
        write(new LoggedExchange(request, Optional.empty(), Optional.empty()));
        return request;
    }

    private void write(LoggedExchange... exchanges) {
        log.write(List.of(exchanges)).await();
    }

    private LoggedRequest request(String method, String path, int status, UUID by) {
        return new LoggedRequest(
                id(),
                merchant,
                Mode.TEST,
                by,
                method,
                path,
                status,
                1_234,
                Optional.of("192.0.2.7"),
                status < 400 ? Optional.empty() : Optional.of("BAD_REQUEST"));
    }

    /** Each a millisecond later than the one before. */
    private UUID id() {
        UUID floor = TimeOrderedUuid.floor(NOON.plusMillis(++made));
        return new UUID(
                floor.getMostSignificantBits() | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }

    private static RequestQuery query(
            Optional<StatusClass> status, String method, String path, UUID key, UUID request) {
        return new RequestQuery(
                status,
                Optional.ofNullable(method),
                Optional.ofNullable(path),
                Optional.ofNullable(key),
                Optional.ofNullable(request),
                Optional.empty(),
                Optional.empty());
    }

    private List<LoggedRequest> list(RequestQuery query) {
        return list(merchant, Mode.TEST, query);
    }

    private List<LoggedRequest> list(UUID of, Mode mode, RequestQuery query) {
        return log.list(of, mode, query, Optional.empty(), 100).await().items();
    }

    private Optional<LoggedExchange> find(UUID of, Mode mode, UUID id) {
        return log.find(of, mode, id).await();
    }
}
