package com.ovgcpayments.gateway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a processor hears of its notifications. */
class NotificationRoutesTest {
    private static final ScriptedConnector PROCESSOR = new ScriptedConnector("scripted", false, true);

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(new ScriptedProvider(PROCESSOR));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatIsVerifiedIsKept() {
        PROCESSOR.readsNotifications(request ->
                new NotificationReading.Verified("evt_kept", "payment.told", Optional.of("nobodys"), Optional.empty()));
        assertReceived(send("/notifications/scripted", "evt_kept nobodys"));
        assertThat(kept()).contains("evt_kept");
    }

    @Test
    void whatNobodyNeedsIsAcknowledgedAndNotKept() {
        List<String> before = kept();
        PROCESSOR.readsNotifications(request -> new NotificationReading.Ignored("nothing of ours"));
        assertReceived(send("/notifications/scripted", "evt_ignored nobodys"));
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void whatIsNotToBeBelievedIsRefused() {
        PROCESSOR.readsNotifications(request -> new NotificationReading.Rejected("forged"));
        assertThat(send("/notifications/scripted", "evt_forged nobodys").statusCode())
                .isEqualTo(400);
        assertThat(kept()).doesNotContain("evt_forged");
    }

    @Test
    void thereIsNoOtherProcessor() {
        assertThat(send("/notifications/sandbox", "evt nobodys").statusCode()).isEqualTo(404);
    }

    private static void assertReceived(HttpResponse<Buffer> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject().put("received", true));
    }

    private static HttpResponse<Buffer> send(String path, String body) {
        return gateway.checked(
                HttpMethod.POST,
                path,
                gateway.request(HttpMethod.POST, path, "").sendBuffer(Buffer.buffer(body)));
    }

    private static List<String> kept() {
        return StreamSupport.stream(
                        gateway.owner()
                                .query("SELECT event_id FROM processor_notification")
                                .await()
                                .spliterator(),
                        false)
                .map((Row row) -> row.getString("event_id"))
                .toList();
    }
}
