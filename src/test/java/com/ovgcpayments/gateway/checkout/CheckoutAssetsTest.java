package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CheckoutAssetsTest {
    private final CheckoutAssets assets = new CheckoutAssets();

    @Test
    void areFoundUnderAPathThatTellsTheirContent() {
        assertThat(assets.all()).hasSize(3).allSatisfy(asset -> {
            assertThat(asset.path()).matches("/assets/checkout\\.[0-9a-f]{12}\\.(css|js|svg)");
            assertThat(assets.find(asset.path())).contains(asset);
        });
        assertThat(assets.find(assets.styleSheet()).orElseThrow().contentType()).startsWith("text/css");
        assertThat(assets.find(assets.module()).orElseThrow().contentType()).startsWith("text/javascript");
    }

    @Test
    void nothingElseIsServed() {
        assertThat(assets.find("/assets/checkout.css")).isEmpty();
        assertThat(assets.find("/assets/../checkout/messages_en.properties")).isEmpty();
    }

    @Test
    void theStyleSheetWeighsLessThanTenKilobytesAndFetchesNothing() {
        String css = assets.find(assets.styleSheet()).orElseThrow().content().toString(StandardCharsets.UTF_8);
        assertThat(css.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000);
        assertThat(css).doesNotContain("url(").doesNotContain("@import");
    }
}
