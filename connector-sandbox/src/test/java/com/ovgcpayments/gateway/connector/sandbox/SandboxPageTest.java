package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.money.Mode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the payer sees. */
class SandboxPageTest {
    private static Instance sandbox;

    @BeforeAll
    static void start() {
        sandbox = Instance.Plan.fresh().start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void showsWhatIsPaidAndEveryChoice() {
        String html = Payer.see(sandbox.open("shown_1")).body();
        assertThat(html)
                .contains("Sandbox processor – no real money moves", "A book", ">25.00<", ">USD<", "shown_1")
                .contains("href=\"https://gateway.example:8443/checkout/1/cancel?a=1&amp;b=2\"")
                .doesNotContain(Instance.EMAIL)
                .doesNotContain("<script")
                .doesNotContain("ribbon live");
        for (SandboxOutcome outcome : SandboxOutcome.ofFirstPage()) {
            assertThat(html).contains("name=\"outcome\" value=\"" + outcome.word() + "\"");
        }
        assertThat(html.indexOf("value=\"approve\"")).isEqualTo(html.indexOf("value=\""));
    }

    @Test
    void saysThatLiveModeIsSimulated() {
        String html =
                Payer.see(sandbox.open(order("live_1", Mode.LIVE, "A book"))).body();
        assertThat(html).contains("ribbon live", "no real money moves", "simulated");
    }

    @Test
    void escapesTheTitle() {
        String title = "<script>alert('x')</script> \"&amp; \u202Eright to left \uD83C\uDF82";
        String html =
                Payer.see(sandbox.open(order("escaped_1", Mode.TEST, title))).body();
        assertThat(html)
                .contains("<bdi>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp;amp; \u202Eright to left"
                        + " \uD83C\uDF82</bdi>")
                .doesNotContain("<script");
    }

    @Test
    void isGuardedByHeaders() {
        HttpResponse<String> page = Payer.see(sandbox.open("headers_1"));
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void itsStylesheetIsWhereThePageSays() {
        URI page = sandbox.open("styled_1");
        String html = Payer.see(page).body();
        String href = html.replaceAll("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        HttpResponse<String> sheet = Payer.see(page.resolve(href));
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(header(sheet, "Content-Type")).startsWith("text/css");
        assertThat(sheet.body()).contains("prefers-color-scheme: dark");
    }

    @ParameterizedTest
    @CsvSource({
        "approve,              was approved",
        "approve_twice,        by mistake more than once",
        "approve_later,        is being processed",
        "late_approve,         was approved",
        "decline,              was declined (card_declined)",
        "timeout_then_decline, its next questions (2) stay unanswered",
    })
    void saysWhatBecameOfIt(String choice, String words) {
        URI page = sandbox.open("told_" + choice);
        Payer.choose(page, choice);
        assertThat(Payer.see(page).body())
                .contains(words, "href=\"" + Instance.RETURN_URL + "\"")
                .doesNotContain("value=\"approve", "value=\"decline");
    }

    @Test
    void saysThatItWasCancelled() {
        URI page = sandbox.open("cancelled_1");
        sandbox.cancel("cancelled_1", Optional.empty());
        assertThat(Payer.see(page).body())
                .contains("closed before anybody paid", "href=\"" + Instance.RETURN_URL + "\"")
                .doesNotContain("<button");
    }

    @Test
    void whatIsNoChoiceChangesNothing() {
        URI page = sandbox.open("unread_1");
        assertThat(Payer.choose(page, "give_me_money").statusCode()).isEqualTo(400);
        assertThat(Payer.choose(page, "").statusCode()).isEqualTo(400);
        assertThat(Payer.choose(page, "%zz").statusCode()).isEqualTo(400);
        assertThat(post(page, "text/plain", "outcome=approve")).isEqualTo(400);
        assertThat(post(page, "application/x-www-form-urlencoded", "a=1&".repeat(100) + "outcome=approve"))
                .isEqualTo(400);
        assertThat(post(page, "application/x-www-form-urlencoded", "outcome=" + "a".repeat(100_000)))
                .isEqualTo(400);
        assertThat(Payer.see(page).body()).contains("value=\"approve\"");
    }

    @Test
    void takesAFormOfParts() {
        URI page = sandbox.open("parts_1");
        String body = "--x\r\nContent-Disposition: form-data; name=\"outcome\"\r\n\r\napprove\r\n--x--\r\n";
        assertThat(post(page, "multipart/form-data; boundary=x", body)).isEqualTo(303);
    }

    @Test
    void nothingIsKnownUnderAnotherAddress() {
        URI page = sandbox.open("known_1");
        assertThat(Payer.see(page.resolve("sbx_nobody")).statusCode()).isEqualTo(404);
        assertThat(Payer.choose(page.resolve("sbx_nobody"), "approve").statusCode())
                .isEqualTo(404);
        assertThat(Payer.see(page.resolve("%3Cscript%3E")).statusCode()).isEqualTo(404);
        assertThat(Payer.see(page.resolve("/")).statusCode()).isEqualTo(404);
    }

    private static int post(URI page, String type, String body) {
        return Payer.await(Payer.post(page, type, body)).statusCode();
    }

    private static ConnectorRequest.Begin order(String reference, Mode mode, String title) {
        return Instance.order(reference, mode, title, Instant.now().plus(Duration.ofMinutes(30)));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
