package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookOptionsTest {
    @Test
    void hasTheDocumentedDefaults() {
        WebhookOptions defaults = WebhookOptions.defaults();
        assertThat(defaults.allowedCidrs()).isEmpty();
        assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.totalTimeout()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aLeaseOutlastsATry() {
        assertThatThrownBy(() -> options(Duration.ofSeconds(20), Duration.ofSeconds(15)))
                .hasMessageContaining("a lease must outlast a try");
        assertThat(options(Duration.ofSeconds(21), Duration.ofSeconds(15)).lease())
                .isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void connectingIsPartOfTheTotal() {
        assertThatThrownBy(() -> options(Duration.ofSeconds(60), Duration.ofSeconds(4)))
                .hasMessageContaining("the time to connect");
    }

    private static WebhookOptions options(Duration lease, Duration total) {
        return new WebhookOptions(List.of(), Duration.ofMillis(500), lease, Duration.ofSeconds(5), total, 8);
    }
}
