package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.http.HttpVerticle;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the frame does for every screen, tried with screens of its own. */
class FrameTest {
    private static final AtomicInteger DONE = new AtomicInteger();

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        Area area = () -> List.of(
                Screen.get("/things", Permission.SEE_PAYMENTS, request -> shown("Things of " + request.mode())),
                Screen.get("/broken", Permission.SEE_PAYMENTS, request -> {
                    throw new IllegalStateException("secret detail");
                }),
                Screen.post("/things", Permission.REFUND_PAYMENTS, request -> {
                    DONE.incrementAndGet();
                    return Future.succeededFuture(ScreenAnswer.seeOther(
                            request.url("/things"),
                            Notice.done("Did <b>" + request.form().text("what") + "</b>")));
                }),
                Screen.post("/doors", Permission.CHANGE_KEYS, request -> {
                            DONE.incrementAndGet();
                            return shown("Opened " + request.form().all("door"));
                        })
                        .forConfirmed(),
                Screen.get("", Permission.OPERATE, request -> shown("Operators")));
        DashboardRoutes routes = new DashboardRoutes(
                Audience.MERCHANT,
                URI.create(url),
                new BrowserSessions(gateway.owner()),
                new SignIns(
                        gateway.vertx(),
                        gateway.owner(),
                        Sealer.of(List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes())))),
                new DashboardAssets(),
                List.of(area));
        gateway.vertx()
                .deployVerticle(new HttpVerticle("127.0.0.1", port, List.of(), List.of(routes)))
                .await();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        DONE.set(0);
    }

    @Test
    void aStrangerIsSentToTheDoorAndComesBackToWhereHeWanted() {
        HttpResponse<Buffer> answer = gateway.client()
                .requestAbs(HttpMethod.GET, url + "/dashboard/test/things?status=paid")
                .send()
                .await();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location"))
                .isEqualTo("/dashboard/sign-in?then=%2Fdashboard%2Ftest%2Fthings%3Fstatus%3Dpaid");
    }

    @Test
    void everyPageHasItsHeaders() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        for (String path :
                List.of("/dashboard/test/things", "/dashboard/nothing", "/dashboard", "/dashboard/test/broken")) {
            HttpResponse<Buffer> answer = get(viewer, path);
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void theModeStandsInTheAddress() {
        DashboardPeople.Seat viewer = people.member(MemberRole.VIEWER);
        assertThat(get(viewer, "/dashboard/test/things").bodyAsString()).contains("Things of TEST");
        assertThat(get(viewer, "/dashboard/live/things").bodyAsString()).contains("Things of LIVE");
        assertThat(get(viewer, "/dashboard/prod/things").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotReadsWhoMay() {
        HttpResponse<Buffer> answer = post(people.member(MemberRole.VIEWER), "/dashboard/test/things");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.bodyAsString()).contains("owner or admin or finance");
        assertThat(DONE).hasValue(0);
    }

    @Test
    void screensOfAnotherAudienceAreNotThere() {
        assertThat(get(people.member(MemberRole.OWNER), "/dashboard/operator").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyPostsInAnothersName() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        DashboardPeople.Seat colleague = people.member(MemberRole.OWNER);
        MultiMap token = MultiMap.caseInsensitiveMultiMap().set("_token", owner.token);
        MultiMap foreign = MultiMap.caseInsensitiveMultiMap().set("_token", colleague.token);
        assertThat(send(owner, url, token).statusCode()).isEqualTo(303);
        assertThat(send(owner, url, foreign).statusCode()).isEqualTo(403);
        assertThat(send(owner, url, MultiMap.caseInsensitiveMultiMap()).statusCode())
                .isEqualTo(403);
        assertThat(send(owner, "https://evil.example", token).statusCode()).isEqualTo(403);
        assertThat(send(owner, "null", token).statusCode()).isEqualTo(403);
        assertThat(request(owner, HttpMethod.POST, "/dashboard/test/things")
                        .sendForm(token)
                        .await()
                        .statusCode())
                .as("without an origin")
                .isEqualTo(403);
        assertThat(request(owner, HttpMethod.POST, "/dashboard/test/things")
                        .putHeader("Origin", url)
                        .putHeader("Sec-Fetch-Site", "same-site")
                        .sendForm(token)
                        .await()
                        .statusCode())
                .isEqualTo(403);
        assertThat(DONE).hasValue(1);
    }

    @Test
    void aPageOfAnotherMerchantDoesNothingToThisOne() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        gateway.owner()
                .query(
                        "INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, 'owner')",
                        owner.person,
                        gateway.otherMerchant.id())
                .await();
        gateway.owner()
                .query(
                        "UPDATE browser_session SET merchant_id = $2 WHERE id = $1",
                        owner.session,
                        gateway.otherMerchant.id())
                .await();
        assertThat(post(owner, "/dashboard/test/things").statusCode()).isEqualTo(403);
        assertThat(DONE).hasValue(0);
    }

    @Test
    void whatWasDoneIsSaidOnceAndAsTheTextItIs() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        HttpResponse<Buffer> done = post(owner, "/dashboard/test/things", "what", "it");
        String cookie = done.cookies().get(0);
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        String value = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withCookie(owner, value).bodyAsString()).contains("Did &lt;b&gt;it&lt;/b&gt;");
        assertThat(withCookie(owner, value).cookies()).anyMatch(again -> again.contains("Max-Age=0"));
        assertThat(withCookie(people.member(MemberRole.OWNER), value).bodyAsString())
                .as("of somebody else's session")
                .doesNotContain("Did ");
        assertThat(withCookie(owner, "ovgc-notice=RE9ORSB4.forged").bodyAsString())
                .doesNotContain("role=\"status\">x");
    }

    @Test
    void whatOnlyHeMayDoAsksWhetherItIsHeAndKeepsWhatHeTyped() {
        DashboardPeople.Seat owner = people.member(MemberRole.OWNER);
        assertThat(post(owner, "/dashboard/test/doors", "door", "left").bodyAsString())
                .contains("Opened [left]");
        owner.forgetConfirmation();
        HttpResponse<Buffer> asked = post(owner, "/dashboard/test/doors", "door", "left", "door", "\"right\"");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.bodyAsString())
                .contains("Confirm that it is you")
                .contains("name=\"door\" value=\"left\"")
                .contains("name=\"door\" value=\"&#34;right&#34;\"")
                .contains("action=\"/dashboard/test/doors\"");
        assertThat(post(owner, "/dashboard/test/doors", "door", "left", "_proof", "not his password")
                        .statusCode())
                .isEqualTo(422);
        assertThat(DONE).hasValue(1);
    }

    @Test
    void afterAMistakeOfOursHeReadsTheRequestsIdAndNothingElse() {
        HttpResponse<Buffer> answer = get(people.member(MemberRole.VIEWER), "/dashboard/test/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.bodyAsString())
                .contains("Something went wrong on our side")
                .contains(answer.getHeader("X-Request-Id"))
                .doesNotContain("secret detail");
    }

    private static Future<ScreenAnswer> shown(String words) {
        return Future.succeededFuture(
                ScreenAnswer.page("dashboard/failure.jte", new FailurePage(words, "This is a test.", false)));
    }

    private static HttpResponse<Buffer> get(DashboardPeople.Seat seat, String path) {
        return request(seat, HttpMethod.GET, path).send().await();
    }

    private static HttpResponse<Buffer> withCookie(DashboardPeople.Seat seat, String more) {
        HttpRequest<Buffer> request = request(seat, HttpMethod.GET, "/dashboard/test/things");
        return request.putHeader("Cookie", request.headers().get("Cookie") + "; " + more)
                .send()
                .await();
    }

    private static HttpResponse<Buffer> post(DashboardPeople.Seat seat, String path, String... namesAndValues) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap().set("_token", seat.token);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request(seat, HttpMethod.POST, path)
                .putHeader("Origin", url)
                .sendForm(form)
                .await();
    }

    private static HttpResponse<Buffer> send(DashboardPeople.Seat seat, String origin, MultiMap form) {
        return request(seat, HttpMethod.POST, "/dashboard/test/things")
                .putHeader("Origin", origin)
                .sendForm(form)
                .await();
    }

    private static HttpRequest<Buffer> request(DashboardPeople.Seat seat, HttpMethod method, String path) {
        return seat.request(method, URI.create(url + path));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
