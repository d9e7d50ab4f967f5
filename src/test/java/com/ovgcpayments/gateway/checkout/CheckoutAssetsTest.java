package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.web.Asset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CheckoutAssetsTest {
    private final CheckoutAssets assets = new CheckoutAssets();

    @Test
    void areNamedByTheirContent() {
        assertThat(assets.all())
                .extracting(Asset::path)
                .hasSize(3)
                .allMatch(path -> path.matches("/assets/checkout\\.[0-9a-f]{12}\\.(css|js|svg)"));
    }

    @Test
    void theStyleSheetWeighsLessThanTenKilobytesAndFetchesNothing() {
        Asset sheet = assets.all().stream()
                .filter(asset -> asset.path().equals(assets.styleSheet()))
                .findFirst()
                .orElseThrow();
        String css = sheet.content().toString(StandardCharsets.UTF_8);
        assertThat(sheet.contentType()).startsWith("text/css");
        assertThat(css.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000);
        assertThat(css).doesNotContain("url(").doesNotContain("@import");
    }
}
