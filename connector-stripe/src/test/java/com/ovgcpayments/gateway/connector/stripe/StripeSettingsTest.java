package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeSettingsTest {
    private static final String LIVE = "sk_live_51H";
    private static final String TEST = "sk_test_51H";

    @Test
    void eachKeyServesItsMode() {
        StripeSettings both = of(Map.of("apiKey", LIVE, "testApiKey", TEST), Set.of(Mode.TEST, Mode.LIVE));
        assertThat(both.key(Mode.LIVE)).isEqualTo(LIVE);
        assertThat(both.key(Mode.TEST)).isEqualTo(TEST);
        assertThat(of(Map.of("apiKey", "rk_live_1"), Set.of(Mode.LIVE)).keys()).containsOnlyKeys(Mode.LIVE);
    }

    @Test
    void theModesAreThoseOfTheKeys() {
        assertThat(modes(Map.of())).isEmpty();
        assertThat(modes(Map.of("apiKey", LIVE))).containsExactly(Mode.LIVE);
        assertThat(modes(Map.of("testApiKey", TEST))).containsExactly(Mode.TEST);
        assertThat(modes(Map.of("apiKey", LIVE, "testApiKey", TEST))).containsExactlyInAnyOrder(Mode.values());
    }

    @ParameterizedTest
    @CsvSource({
        "testApiKey, sk_live_51H, is a key for live payments",
        "apiKey,     sk_test_51H, is a key for test payments",
        "apiKey,     pk_live_51H, is a publishable key",
        "apiKey,     secret,      is no key of Stripe's",
    })
    void aKeyInTheWrongPlaceStopsTheStart(String path, String key, String complaint) {
        Map<String, Object> values = new HashMap<>(Map.of("apiKey", LIVE, "testApiKey", TEST));
        values.put(path, key);
        InvalidSettings refused = refused(values, Set.of(Mode.TEST, Mode.LIVE));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).startsWith(complaint).doesNotContain(key);
        });
    }

    @Test
    void aKeyOfAModeThatIsNotServedIsLookedAtToo() {
        assertThat(refused(Map.of("apiKey", LIVE, "testApiKey", LIVE), Set.of(Mode.LIVE))
                        .problems())
                .extracting(InvalidSettings.Problem::path)
                .containsExactly("testApiKey");
    }

    @Test
    void aModeNeedsItsKey() {
        assertThat(refused(Map.of("testApiKey", TEST), Set.of(Mode.TEST, Mode.LIVE))
                        .problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).startsWith("apiKey is required to take live payments"));
    }

    @ParameterizedTest
    @CsvSource({
        "apiBase,         http://api.stripe.example",
        "apiVersion,      latest",
        "apiVersion,      2026-10",
        "webhookSecrets,  sk_test_51H",
        "webhookSecrets,  'whsec_1,  ,nonsense'",
        "checkoutOrigins, https://pay.example/path",
        "checkoutOrigins, pay.example",
        "currencies,      'USD,IRR'",
        "currencies,      'USD,XYZ'",
        "currencies,      ','",
        "checkoutOrigins, ','",
        "timeouts.connect, PT0S",
        "timeouts.connect, PT9999H",
        "timeouts.read,   PT0S",
        "timeouts.read,   PT5M",
    })
    void whatCannotBeUsedIsNamed(String path, String value) {
        assertThat(refused(Map.of("testApiKey", TEST, path, value), Set.of(Mode.TEST))
                        .problems())
                .extracting(InvalidSettings.Problem::path)
                .containsExactly(path);
    }

    @Test
    void plainHttpIsForThisMachineOnly() {
        for (String base : new String[] {"http://127.0.0.1:4000", "http://localhost:4000/", "http://[::1]:4000"}) {
            assertThat(of(Map.of("testApiKey", TEST, "apiBase", base), Set.of(Mode.TEST))
                            .apiBase())
                    .isEqualTo(URI.create(base.replaceAll("/$", "")));
        }
    }

    @Test
    void whatIsNotSaidIsAsStripeHasIt() {
        StripeSettings settings = of(Map.of("testApiKey", TEST), Set.of(Mode.TEST));
        assertThat(settings.apiBase()).isEqualTo(URI.create("https://api.stripe.com"));
        assertThat(settings.apiVersion()).isEqualTo("2026-10-28.endive");
        assertThat(settings.checkoutOrigins()).containsExactly("https://checkout.stripe.com");
        assertThat(settings.delayedMethods()).isFalse();
        assertThat(settings.currencies()).isEqualTo(StripeMoney.currencies());
    }

    @Test
    void whoeverPrintsThemSeesNoSecret() {
        StripeSettings settings = of(Map.of("testApiKey", TEST, "webhookSecrets", "whsec_1"), Set.of(Mode.TEST));
        assertThat(settings.toString()).doesNotContain(TEST, "whsec");
    }

    private static InvalidSettings refused(Map<String, Object> values, Set<Mode> modes) {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> of(values, modes));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Set<Mode> modes(Map<String, Object> values) {
        return StripeSettings.modes(Settings.read(StripeSettings.DECLARED, values));
    }

    private static StripeSettings of(Map<String, Object> values, Set<Mode> modes) {
        return StripeSettings.of(Settings.read(StripeSettings.DECLARED, values), modes);
    }
}
