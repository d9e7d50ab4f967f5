package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every screen of both dashboards against everybody who might come to it. New screens are tried by themselves. */
class AccessTest {
    private static final String SIGN_IN = "/dashboard/sign-in";

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static HttpClient client;

    /** What a screen answered, without its body: some never end it. */
    private record Head(int status, Optional<String> location) {}

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        client = gateway.vertx().createHttpClient();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyRoleComesToWhatIsForItAndToNothingElse() {
        Map<MemberRole, Seat> seats = new EnumMap<>(MemberRole.class);
        for (MemberRole role : MemberRole.values()) {
            seats.put(role, people.member(role));
        }
        List<String> wrong = new ArrayList<>();
        for (Screen screen : screens(Scope.MERCHANT)) {
            seats.forEach((role, seat) -> {
                Head answer = ask(screen, seat, seat.token, seat.url(""));
                boolean refused = answer.status() == 403;
                boolean sentAway =
                        answer.location().filter(to -> to.startsWith(SIGN_IN)).isPresent();
                if (refused == screen.permission().isGrantedTo(role) || sentAway || answer.status() >= 500) {
                    wrong.add(role + " at " + screen.method() + " " + screen.route() + ": " + answer);
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(screens(Scope.MERCHANT)).hasSizeGreaterThan(20);
    }

    @Test
    void strangersAreSentToTheDoor() {
        for (Scope scope : List.of(Scope.PERSON, Scope.MERCHANT)) {
            for (Screen screen : screens(scope)) {
                Head answer = ask(screen, gateway.dashboardUrl(), "", "", gateway.dashboardUrl());
                assertThat(answer.location().orElse("nowhere"))
                        .as("%s %s", screen.method(), screen.route())
                        .startsWith(SIGN_IN);
            }
        }
        for (Screen screen : screens(Scope.OPERATOR)) {
            Head answer = ask(screen, gateway.opsUrl(), "", "", gateway.opsUrl());
            assertThat(answer.location().orElse("nowhere"))
                    .as("%s %s", screen.method(), screen.route())
                    .startsWith(SIGN_IN);
        }
    }

    @Test
    void whoOwesHisCodeComesToNothing() {
        Seat seat = people.member(MemberRole.OWNER);
        gateway.owner()
                .query("UPDATE browser_session SET awaits_second_factor = true WHERE id = $1", seat.session)
                .await();
        for (Scope scope : List.of(Scope.PERSON, Scope.MERCHANT)) {
            for (Screen screen : screens(scope)) {
                assertThat(ask(screen, seat, seat.token, seat.url(""))
                                .location()
                                .orElse("nowhere"))
                        .as("%s %s", screen.method(), screen.route())
                        .startsWith(SIGN_IN + "/code");
            }
        }
    }

    @Test
    void nothingIsPostedWithoutTheTokenOrFromElsewhere() {
        Seat owner = people.member(MemberRole.OWNER);
        Seat operator = people.operator();
        Seat colleague = people.member(MemberRole.OWNER);
        for (Scope scope : List.of(Scope.PERSON, Scope.MERCHANT, Scope.OPERATOR)) {
            Seat seat = scope == Scope.OPERATOR ? operator : owner;
            for (Screen screen : screens(scope)) {
                if (screen.method().equals(HttpMethod.POST)) {
                    String name = screen.route();
                    assertThat(ask(screen, seat, "", seat.url("")).status())
                            .as(name)
                            .isEqualTo(403);
                    assertThat(ask(screen, seat, colleague.token, seat.url("")).status())
                            .as(name)
                            .isEqualTo(403);
                    assertThat(ask(screen, seat, seat.token, "https://evil.example")
                                    .status())
                            .as(name)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void whatIsPostedAtTheDoorComesFromTheDoorToo() {
        for (Screen screen : screens(Scope.ENTRANCE)) {
            if (screen.method().equals(HttpMethod.POST)) {
                assertThat(ask(screen, gateway.dashboardUrl(), "", "", "https://evil.example")
                                .status())
                        .as(screen.route())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void operatorsAndMerchantsPeopleDoNotMeet() {
        Seat owner = people.member(MemberRole.OWNER);
        Seat operator = people.operator();
        for (Screen screen : screens(Scope.OPERATOR)) {
            String name = screen.route();
            assertThat(ask(screen, gateway.opsUrl(), owner.cookie("ovgc-operator"), owner.token, gateway.opsUrl())
                            .location()
                            .orElse("nowhere"))
                    .as(name)
                    .startsWith(SIGN_IN);
            assertThat(ask(screen, gateway.dashboardUrl(), owner.cookie("ovgc"), owner.token, gateway.dashboardUrl())
                            .status())
                    .as(name)
                    .isIn(404, 405);
            Head own = ask(screen, operator, operator.token, operator.url(""));
            assertThat(own.status()).as(name).isNotIn(403, 500);
        }
        for (Screen screen : screens(Scope.MERCHANT)) {
            assertThat(ask(screen, gateway.opsUrl(), operator.cookie("ovgc-operator"), operator.token, gateway.opsUrl())
                            .status())
                    .as(screen.route())
                    .isIn(404, 405);
        }
    }

    private static List<Screen> screens(Scope scope) {
        return gateway.dashboards().stream()
                .flatMap(dashboard -> dashboard.screens().stream())
                .filter(screen -> screen.permission().scope() == scope)
                .distinct()
                .toList();
    }

    private static Head ask(Screen screen, Seat seat, String token, String origin) {
        return ask(screen, seat.url(""), seat.cookie(), token, origin);
    }

    private static Head ask(Screen screen, String host, String cookie, String token, String origin) {
        String path = screen.route().replace(":mode", "test").replaceAll(":\\w+", "nobodys");
        RequestOptions options = new RequestOptions().setMethod(screen.method()).setAbsoluteURI(host + path);
        return client.request(options)
                .compose(request -> {
                    request.putHeader(HttpHeaders.COOKIE, cookie);
                    if (screen.method().equals(HttpMethod.POST)) {
                        request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
                        request.putHeader(HttpHeaders.ORIGIN, origin);
                        return request.send(
                                Buffer.buffer("_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
                    }
                    return request.send();
                })
                .compose(response -> {
                    Head head = new Head(
                            response.statusCode(), Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION)));
                    response.request().reset();
                    return Future.succeededFuture(head);
                })
                .await();
    }
}
