package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SellHubSettingsTest {
    private static final String KEY = "shk_geheim";
    private static final Set<Mode> LIVE = Set.of(Mode.LIVE);
    private static final Map<String, Object> SOUND =
            Map.of("apiKey", KEY, "storeUrl", "https://store.sellhub.cx", "variants", "2500:USD:p1:v1");

    @Test
    void fewAreNeeded() {
        SellHubSettings settings = of(SOUND, LIVE);
        assertThat(settings.dash()).isEqualTo(URI.create("https://dash.sellhub.cx/api/sellhub"));
        assertThat(settings.page("sess_1")).isEqualTo(URI.create("https://store.sellhub.cx/checkout/sess_1"));
        assertThat(settings.strategy()).isEqualTo(PriceStrategy.FIXED_VARIANTS);
        assertThat(settings.currencies()).containsExactly("USD");
    }

    @Test
    void whatIsRequiredIsNamedAllAtOnce() {
        assertThat(refused(Map.of(), LIVE).problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("apiKey", "storeUrl", "variants");
    }

    // ---- test and live ----

    @ParameterizedTest
    @CsvSource({
        "https://store.sellhub.cx, https://dash.sellhub.cx/api/sellhub, false",
        "http://127.0.0.1:1,       https://dash.sellhub.cx/api/sellhub, false",
        "https://store.sellhub.cx, http://127.0.0.1:1/api/sellhub,      false",
        "https://127.0.0.1.evil.example, http://127.0.0.1:1,            false",
        "http://127.0.0.1:1,       http://localhost:1/api/sellhub,      true",
        "http://[::1]:1,           http://127.0.0.1:1/api/sellhub,      true",
    })
    void testPaymentsAreForADoubleOnThisMachineOnly(String store, String dash, boolean allowed) {
        Map<String, Object> values = with("storeUrl", store, "dashBaseUrl", dash);
        if (allowed) {
            assertThat(of(values, Set.of(Mode.TEST)).store()).isEqualTo(URI.create(store));
        } else {
            assertThat(refused(values, Set.of(Mode.TEST, Mode.LIVE)).problems())
                    .extracting(Problem::path)
                    .containsExactly("modes");
        }
        assertThat(new SellHubProvider().modes(Settings.read(SellHubSettings.DECLARED, values)))
                .isEqualTo(allowed ? Optional.empty() : Optional.of(LIVE));
    }

    // ---- one by one ----

    @ParameterizedTest
    @CsvSource({
        "storeUrl,          http://store.example",
        "storeUrl,          https://user:word@store.example",
        "storeUrl,          https://store.example?x=1",
        "dashBaseUrl,       http://dash.example",
        "dashBaseUrl,       https://dash.example#x",
        "hostedUrlTemplate, '{storeUrl}/checkout'",
        "hostedUrlTemplate, /checkout/{sessionId}",
        "hostedUrlTemplate, https://{sessionId}.example/",
        "hostedUrlTemplate, http://pay.example/{sessionId}",
        "hostedUrlTemplate, '{store}/checkout/{sessionId}'",
        "hostedUrlTemplate, https://a b/{sessionId}",
        "checkoutPath,      api/checkout",
        "checkoutPath,      .evil.example/checkout",
        "checkoutPath,      /api/checkout?x=1",
        "invoicesPath,      /",
        "variantsPath,      '@evil.example/'",
        "userAgent,         Müller",
        "currencies,        ','",
        "currencies,        XXY",
        "timeout,           PT0S",
        "timeout,           PT9999H",
        "webhook.tolerance, PT0S",
        "webhook.secrets,   ','",
        "webhook.invoiceIdPointer, order/id",
        "sessionIdPointer,  session",
        "priceStrategy,     cheap",
        "statusMap.paid,    ','",
        "dashAuth,          bearer",
    })
    void whatCannotBeUsedIsNamed(String path, String value) {
        assertThat(refused(with(path, value), LIVE).problems())
                .extracting(Problem::path)
                .contains(path);
    }

    @Test
    void aWordOfStatusMeansOneThing() {
        InvalidSettings refused = refused(with("statusMap.pending", "pending,Completed"), LIVE);
        assertThat(refused.problems()).containsExactly(new Problem("statusMap", "has completed more than once"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shk geheim", "shk_geheim\u0007x", "schlüssel_geheim"})
    void aKeyThatFitsNoHeaderIsNotShown(String key) {
        InvalidSettings refused = refused(with("apiKey", key), LIVE);
        assertThat(refused.problems()).singleElement().extracting(Problem::path).isEqualTo("apiKey");
        assertThat(refused.toString()).doesNotContain("geheim");
    }

    @Test
    void whoeverPrintsThemSeesNoSecret() {
        SellHubSettings settings = of(with("webhook.secrets", "whs_geheim"), LIVE);
        assertThat(settings.toString() + settings.webhook()).doesNotContain("geheim");
        InvalidSettings refused = refused(with("webhook.secrets", "whs_geheim", "storeUrl", "http://x.example"), LIVE);
        assertThat(refused.toString()).doesNotContain("geheim");
    }

    // ---- variants ----

    @Test
    void variantsAreAListOrOneText() {
        List<SellHubVariant> expected = List.of(
                new SellHubVariant(Optional.of(2500L), "USD", "p1", "v1"),
                new SellHubVariant(Optional.of(9900L), "USD", "p2", "v2"));
        assertThat(SellHubVariant.LIST.parse("2500:USD:p1:v1, 9900:usd:p2:v2")).isEqualTo(expected);
        assertThat(SellHubVariant.LIST.parse(List.of("2500:USD:p1:v1", "9900:USD:p2:v2")))
                .isEqualTo(expected);
        assertThat(SellHubVariant.LIST.parse(List.of(
                        Map.of("amount", "2500", "currency", "usd", "productId", "p1", "variantId", "v1"),
                        Map.of("amount", 9900, "currency", "USD", "productId", "p2", "variantId", "v2"))))
                .isEqualTo(expected);
        assertThat(SellHubVariant.LIST.parse(":USD:p1:v1"))
                .containsExactly(new SellHubVariant(Optional.empty(), "USD", "p1", "v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2500",
                "2500:USD:p1",
                "2500:USD:p1:v1:x",
                "25.00:USD:p1:v1",
                "-1:USD:p1:v1",
                "0:USD:p1:v1",
                "2500:XXY:p1:v1",
                "2500:USD::v1",
                "2500:USD:p1:",
                "2500:USD:p1:v1,",
                "99999999999999999999:USD:p1:v1",
            })
    void whatIsNoVariantIsNamed(String text) {
        assertThat(refused(with("variants", text), LIVE).problems())
                .extracting(Problem::path)
                .containsExactly("variants");
    }

    @Test
    void whatIsNoVariantInAListIsNamedToo() {
        List<Object> withNull = new ArrayList<>();
        withNull.add(null);
        for (List<?> list : List.of(
                withNull,
                List.of(List.of("2500:USD:p1:v1")),
                List.of(Map.of("amount", 2500, "currency", "USD", "productId", "p1")),
                List.of(Map.of("ammount", 2500, "currency", "USD", "productId", "p1", "variantId", "v1")))) {
            Map<String, Object> values = new HashMap<>(SOUND);
            values.put("variants", list);
            assertThat(refused(values, LIVE).problems())
                    .extracting(Problem::path)
                    .containsExactly("variants");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fixed-variants;    2500:USD:p1:v1,2500:USD:p2:v2; USD; two variants of the same amount",
                "fixed-variants;    2500:USD:p1:v1,9900:USD:p1:v1; USD; one variant twice",
                "fixed-variants;    :USD:p1:v1;                    USD; without an amount",
                "fixed-variants;    2500:EUR:p1:v1;                USD; is for [EUR], and currencies for [USD]",
                "fixed-variants;    2500:USD:p1:v1;                USD,EUR; is for [USD], and currencies for [EUR, USD]",
                "pay-what-you-want; 2500:USD:p1:v1;                USD; with an amount",
                "pay-what-you-want; :USD:p1:v1,:USD:p2:v2;         USD; two variants of the same amount",
            })
    void variantsFitTheStrategy(String strategy, String variants, String currencies, String complaint) {
        InvalidSettings refused =
                refused(with("priceStrategy", strategy, "variants", variants, "currencies", currencies), LIVE);
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("variants");
            assertThat(problem.message()).contains(complaint);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"product-per-amount", "PRODUCT_PER_AMOUNT"})
    void aProductForEachAmountNeedsNoVariants(String word) {
        Map<String, Object> values = with("priceStrategy", word, "currencies", "usd,jpy");
        values.remove("variants");
        assertThat(of(values, LIVE).currencies()).containsExactlyInAnyOrder("USD", "JPY");
    }

    private static Map<String, Object> with(String... pathsAndValues) {
        Map<String, Object> values = new HashMap<>(SOUND);
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            values.put(pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return values;
    }

    private static InvalidSettings refused(Map<String, Object> values, Set<Mode> modes) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> of(values, modes));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static SellHubSettings of(Map<String, Object> values, Set<Mode> modes) {
        return SellHubSettings.of(Settings.read(SellHubSettings.DECLARED, values), modes);
    }
}
