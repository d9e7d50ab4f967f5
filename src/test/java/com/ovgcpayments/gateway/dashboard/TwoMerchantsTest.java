package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What belongs to one merchant does not exist for another, nor in the other mode: for every page and every route of the
 * API that names something. New ones take part by themselves.
 */
class TwoMerchantsTest {
    /** They name nothing that belongs to somebody. */
    private static final Set<String> NO_IDS = Set.of("mode", "currency");

    /** People are the same in both modes. */
    private static final Set<String> OF_BOTH_MODES = Set.of("/dashboard/:mode/team/");

    /** Never ends its answer; LiveListTest listens to it. */
    private static final String STREAM = "/dashboard/:mode/payments/live";

    /** No live key gets so far that an id would matter. */
    private static final Set<String> TEST_ONLY = Set.of("/api/checkout-sessions/:id/settle");

    /** What must be sent for an id to matter; elsewhere nothing must. */
    private static final Map<String, String> BODIES = Map.of(
            "/api/webhook-endpoints/:id/roll-secret", "{\"mode\":\"overlap\"}",
            "/api/webhook-endpoints/:id/redeliver-failed", "{\"since\":\"2026-01-01\"}");

    private static final Map<String, String[]> FORMS = Map.of(
            "/dashboard/:mode/team/:id/role", new String[] {"role", "viewer"},
            "/dashboard/:mode/gateways/versions/:version/restore", new String[] {"base", "1"},
            "/dashboard/:mode/webhooks/:id/secret", new String[] {"action", "reveal"});

    private static GatewayFixture gateway;
    private static Belongings mine;
    private static Belongings theirs;

    /** A method and a route as the router has it. */
    private record Call(HttpMethod method, String route) {
        boolean names() {
            return !parameters().isEmpty();
        }

        List<String> parameters() {
            return Stream.of(route.split("/", -1))
                    .filter(part -> part.startsWith(":"))
                    .map(part -> part.substring(1))
                    .filter(name -> !NO_IDS.contains(name))
                    .toList();
        }

        String path(String mode, String id) {
            return route.replace(":mode", mode)
                    .replaceAll(":(?!currency)\\w+", id)
                    .replace(":currency", "USD");
        }
    }

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        DashboardPeople people = new DashboardPeople(gateway);
        mine = new Belongings(gateway, people, gateway.merchant, Mode.TEST);
        theirs = new Belongings(gateway, people, gateway.otherMerchant, Mode.TEST);
        theirs.fresh("/gateways/versions/:version"); // so that their versions go further than ours
        theirs.fresh("/gateways/versions/:version");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void nothingOfOthersIsOnAnyPage() {
        List<String> wrong = new ArrayList<>();
        for (Call call : screens()) {
            if (call.names()) {
                String foreign = theirs.fresh(call.route());
                long before = deeds();
                int status = ask(mine.owner, call, "test", foreign).statusCode();
                if (status != 404 || deeds() != before) {
                    wrong.add(call + " of another merchant: " + status);
                }
                if (call.route().contains(":mode") && OF_BOTH_MODES.stream().noneMatch(call.route()::startsWith)) {
                    int otherMode = ask(mine.owner, call, "live", mine.fresh(call.route()))
                            .statusCode();
                    if (otherMode != 404 || deeds() != before) {
                        wrong.add(call + " of the other mode: " + otherMode);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsOnesOwnIsThere() {
        List<String> wrong = new ArrayList<>();
        for (Call call : screens()) {
            if (call.names()) {
                HttpResponse<Buffer> answer = ask(mine.owner, call, "test", mine.fresh(call.route()));
                String location =
                        Optional.ofNullable(answer.getHeader("Location")).orElse("");
                if (!Set.of(200, 204, 303, 409, 422).contains(answer.statusCode()) || location.contains("sign-in")) {
                    wrong.add(call + ": " + answer.statusCode() + " " + location);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theApiKnowsNothingOfOthers() {
        List<String> wrong = new ArrayList<>();
        for (Call call : routes()) {
            if (call.names()) {
                String id = mine.fresh(call.route());
                int stranger = ask(theirs.key, call, id).statusCode();
                int otherMode = ask(gateway.liveKey, call, id).statusCode();
                if (stranger != 404 || otherMode != (TEST_ONLY.contains(call.route()) ? 403 : 404)) {
                    wrong.add(call + " of a stranger: " + stranger + ", of the other mode: " + otherMode);
                }
                int own = ask(mine.key, call, id).statusCode();
                if (own == 404 || own == 401 || own >= 500) {
                    wrong.add(call + " of one's own: " + own);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void listsThatAreAskedForFromTheIdsOfOthersTellNothingOfThem() {
        List<String> foreign = theirs.oneOfEach();
        List<Future<String>> told = new ArrayList<>();
        for (Call call : screens()) {
            if (call.method().equals(HttpMethod.GET)
                    && !call.names()
                    && !call.route().equals(STREAM)) {
                for (String id : foreign) {
                    for (String query : List.of("after=%s&before=%s", "q=%s", "id=%s", "key=%s", "from=%s")) {
                        String path = call.path("test", "") + "?" + query.replace("%s", id);
                        told.add(told(mine.owner.request(HttpMethod.GET, path), path, foreign, id));
                    }
                }
            }
        }
        for (Call call : routes()) {
            if (call.method().equals(HttpMethod.GET)) {
                String own = call.names() ? mine.fresh(call.route()) : "";
                for (String id : foreign) {
                    String path = call.path("", own) + "?starting_after=" + id + "&event=" + id;
                    told.add(told(gateway.request(HttpMethod.GET, path, mine.key), path, foreign, id));
                }
            }
        }
        assertThat(Future.all(told).await().<String>list())
                .hasSizeGreaterThan(500)
                .allMatch(String::isEmpty);
    }

    @Test
    void listsTellTheirOwnersWhatOthersMayNotKnow() {
        List<String> own = theirs.oneOfEach();
        Set<String> told = new HashSet<>();
        for (Call call : screens()) {
            if (call.method().equals(HttpMethod.GET)
                    && !call.names()
                    && !call.route().equals(STREAM)) {
                HttpResponse<Buffer> page = theirs.owner.get(call.path("test", ""));
                own.stream()
                        .filter(id -> page.body() != null && page.bodyAsString().contains(id))
                        .forEach(told::add);
            }
        }
        assertThat(told)
                .as("else nobody would notice that they tell it to others")
                .hasSizeGreaterThan(9);
    }

    @Test
    void whatAFormOfOthersHasDoneIsNotAnswered() {
        String once = PublicId.REQUEST.format(TimeOrderedUuid.next());
        String first = refund(theirs, once);
        assertThat(refund(theirs, once)).isNotEqualTo(first);
        assertThat(refund(mine, once))
                .startsWith("303 /dashboard/test/refunds/re_")
                .isNotEqualTo(first);
    }

    /** Of a new payment; answers the status and where to. */
    private static String refund(Belongings whose, String once) {
        String payment = "/dashboard/test/payments/" + whose.fresh("payments/:id");
        HttpResponse<Buffer> answer = whose.owner.post(payment + "/refund", "amount", "1", "once", once);
        return answer.statusCode() + " " + answer.getHeader("Location");
    }

    /** What an answer says of others that was not asked with, or that it failed. */
    private static Future<String> told(HttpRequest<Buffer> request, String path, List<String> foreign, String asked) {
        return request.send().map(answer -> {
            String body = answer.body() == null ? "" : answer.bodyAsString();
            List<String> told = foreign.stream()
                    .filter(id -> !id.equals(asked) && body.contains(id))
                    .toList();
            return told.isEmpty() && answer.statusCode() < 429 ? "" : path + " " + answer.statusCode() + " " + told;
        });
    }

    private static List<Call> screens() {
        return gateway.dashboards().stream()
                .flatMap(dashboard -> dashboard.screens().stream())
                .filter(screen -> Set.of(Scope.MERCHANT, Scope.PERSON)
                        .contains(screen.permission().scope()))
                .map(screen -> new Call(screen.method(), screen.route()))
                .distinct()
                .toList();
    }

    /** Those that want a merchant's key. */
    private static List<Call> routes() {
        Router router = Router.router(gateway.vertx());
        gateway.routes().forEach(each -> each.mount(router));
        List<Call> calls = router.getRoutes().stream()
                .filter(Route::isExactPath)
                .filter(route -> route.getPath().startsWith("/api/"))
                .flatMap(route -> route.methods().stream().map(method -> new Call(method, route.getPath())))
                .distinct()
                .toList();
        assertThat(calls).hasSizeGreaterThan(30);
        return calls;
    }

    private static HttpResponse<Buffer> ask(Seat seat, Call call, String mode, String id) {
        String path = call.path(mode, id);
        return call.method().equals(HttpMethod.GET)
                ? seat.get(path)
                : seat.post(path, FORMS.getOrDefault(call.route(), new String[0]));
    }

    private static HttpResponse<Buffer> ask(String key, Call call, String id) {
        HttpRequest<Buffer> request = gateway.request(call.method(), call.path("", id), key);
        return call.method().equals(HttpMethod.GET) || call.method().equals(HttpMethod.DELETE)
                ? request.send().await()
                : request.putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(BODIES.getOrDefault(call.route(), "{}")))
                        .await();
    }

    private static long deeds() {
        return gateway.owner()
                .query("SELECT count(*) FROM audit")
                .await()
                .iterator()
                .next()
                .getLong(0);
    }
}
