package com.ovgcpayments.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may not send a file is refused before he has sent it; who may has it held in memory, as much as is allowed. */
class FormWithFilesTest {
    private static final String BRANDING = "/dashboard/test/branding";
    private static final String BOUNDARY = "xxBOUNDARYxx";
    private static final int ALLOWED = 160 * 1024;

    private static GatewayFixture gateway;
    private static DashboardPeople people;
    private static Seat owner;
    private static NetClient client;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
        owner = people.member(MemberRole.OWNER);
        client = gateway.vertx().createNetClient();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void strangersAreSentAwayBeforeTheirFileIsSent() {
        assertThat(halfSent(Optional.empty(), gateway.dashboardUrl()))
                .startsWith("HTTP/1.1 303 ")
                .containsIgnoringCase("location: /dashboard/sign-in");
        assertThat(halfSent(Optional.of("ovgc=made-up"), gateway.dashboardUrl()))
                .startsWith("HTTP/1.1 303 ");
    }

    @Test
    void whoMayNotIsRefusedBeforeHisFileIsSent() {
        assertThat(halfSent(Optional.of(owner.cookie()), "https://evil.example"))
                .startsWith("HTTP/1.1 403 ");
        Seat viewer = people.member(MemberRole.VIEWER);
        assertThat(halfSent(Optional.of(viewer.cookie()), gateway.dashboardUrl()))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(exchange(
                        head(owner.cookie(), gateway.dashboardUrl(), "Content-Length: " + (ALLOWED + 1)), socket -> {}))
                .as("by what it says of itself")
                .startsWith("HTTP/1.1 413 ");
        String chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
        assertThat(exchange(head(owner.cookie(), gateway.dashboardUrl(), "Transfer-Encoding: chunked"), socket -> {
                    String begin = part("logo");
                    socket.write(Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n");
                    for (int sent = 0; sent <= ALLOWED; sent += 0x4000) {
                        socket.write(chunk);
                    }
                }))
                .as("by what has come")
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whatIsNoFormIsRefused() {
        String head = head(owner.cookie(), gateway.dashboardUrl(), "Content-Length: 2")
                .replace("multipart/form-data; boundary=" + BOUNDARY, "application/json");
        assertThat(exchange(head, socket -> socket.write("{}"))).startsWith("HTTP/1.1 400 ");
        String boundless = head(owner.cookie(), gateway.dashboardUrl(), "Content-Length: 2")
                .replace("; boundary=" + BOUNDARY, "");
        assertThat(exchange(boundless, socket -> socket.write("--"))).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void withoutTheFormsTokenNothingIsDoneAndNothingIsLeftOnTheDisk() throws IOException {
        String marker = UUID.randomUUID().toString();
        String body = part("logo") + marker.repeat(1000) + "\r\n--" + BOUNDARY + "--\r\n";
        List<Path> before = uploads();
        int half = body.length() / 2;
        assertThat(exchange(
                        head(owner.cookie(), gateway.dashboardUrl(), "Content-Length: " + body.length()),
                        socket -> socket.write(body.substring(0, half))
                                .onSuccess(written -> socket.write(body.substring(half)))))
                .startsWith("HTTP/1.1 403 ")
                .contains("earlier sign-in");
        assertThat(uploads()).isEqualTo(before);
        assertThat(gateway.owner()
                        .query("SELECT FROM merchant_branding WHERE merchant_id = $1", gateway.merchant.id())
                        .await()
                        .size())
                .isZero();
    }

    /** Where web servers put what is uploaded. */
    private static List<Path> uploads() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of(System.getProperty("java.io.tmpdir"), "")) {
            try (Stream<Path> all = Files.list(Path.of(folder).toAbsolutePath())) {
                all.filter(each -> each.getFileName().toString().contains("upload"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** What is answered to somebody who has said much and sent a little. */
    private static String halfSent(Optional<String> cookie, String origin) {
        return exchange(
                head(cookie.orElse("none=none"), origin, "Content-Length: 100000"),
                socket -> socket.write(part("logo") + "the beginning of a file"));
    }

    private static String head(String cookie, String origin, String length) {
        return String.join(
                "\r\n",
                "POST " + BRANDING + " HTTP/1.1",
                "Host: " + URI.create(gateway.dashboardUrl()).getAuthority(),
                "Origin: " + origin,
                "Cookie: " + cookie,
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                length,
                "",
                "");
    }

    private static String part(String name) {
        return String.join(
                "\r\n",
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "");
    }

    private static String exchange(String head, Consumer<NetSocket> send) {
        URI url = URI.create(gateway.dashboardUrl());
        NetSocket socket = client.connect(url.getPort(), url.getHost()).await();
        Promise<String> answered = Promise.promise();
        Buffer received = Buffer.buffer();
        socket.handler(chunk -> {
            received.appendBuffer(chunk);
            String text = received.toString();
            if (text.contains("</html>") || text.contains("content-length: 0\r\n\r\n")) {
                answered.tryComplete(text);
            }
        });
        socket.closeHandler(closed -> answered.tryComplete(received.toString()));
        socket.write(head).await();
        send.accept(socket);
        String answer = answered.future().await();
        socket.close().await();
        return answer;
    }
}
