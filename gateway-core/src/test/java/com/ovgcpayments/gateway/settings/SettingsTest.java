package com.ovgcpayments.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private enum Colour {
        RED,
        GREEN
    }

    private static final Setting<Integer> PORT =
            Setting.of("http.port", SettingType.number(0, 65_535), 8080, "A port.");
    private static final Setting<String> HOST = Setting.optional("http.host", SettingType.TEXT, "A host.");
    private static final Setting<String> SECRET = Setting.secret("secrets.key", SettingType.TEXT, "A key.");
    private static final Setting<Duration> DELAY =
            Setting.of("sandbox.delay", SettingType.DURATION, Duration.ofDays(1), "A delay.");
    private static final Setting<List<Colour>> COLOURS =
            Setting.of("colours", SettingType.someOf(Colour.class), List.of(), "Colours.");
    private static final Setting<Boolean> FLAG = Setting.of("flag", SettingType.FLAG, false, "A flag.");
    private static final Setting<URI> URL = Setting.optional("url", SettingType.HTTP_URL, "A URL.");
    private static final List<Setting<?>> ALL = List.of(PORT, HOST, SECRET, DELAY, COLOURS, FLAG, URL);

    @Test
    void fallsBackToWhatIsDeclared() {
        Settings settings = Settings.read(ALL, Map.of());
        assertThat(settings.get(PORT)).isEqualTo(8080);
        assertThat(settings.find(HOST)).isEmpty();
        assertThatThrownBy(() -> settings.get(HOST))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("http.host is required: A host.");
    }

    @Test
    void readsTextAsTheTypedValueWould() {
        Settings typed = Settings.read(
                ALL,
                Map.of(
                        "http.port",
                        9,
                        "colours",
                        List.of("red", "GREEN", "red"),
                        "flag",
                        true,
                        "sandbox.delay",
                        "PT5S"));
        Settings text = Settings.read(
                ALL, Map.of("http.port", "9", "colours", " red, GREEN ,,red", "flag", "TRUE", "sandbox.delay", "PT5S"));
        for (Settings settings : List.of(typed, text)) {
            assertThat(settings.get(PORT)).isEqualTo(9);
            assertThat(settings.get(COLOURS)).containsExactly(Colour.RED, Colour.GREEN);
            assertThat(settings.get(FLAG)).isTrue();
            assertThat(settings.get(DELAY)).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> Settings.read(
                        ALL,
                        Map.of(
                                "http.prot", 1,
                                "http.port", 70_000,
                                "sandbox.delay", "-PT1S",
                                "colours", "red,blue",
                                "flag", "yes",
                                "url", "ftp://host")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(InvalidSettings.Problem::toString)
                                .containsExactlyInAnyOrder(
                                        "http.prot is not a known setting; did you mean http.port?",
                                        "http.port is \"70000\", expected a whole number from 0 to 65535",
                                        "sandbox.delay is \"-PT1S\", expected an ISO 8601 duration such as PT30S or P2D",
                                        "colours is \"red,blue\", expected a list of one of red, green",
                                        "flag is \"yes\", expected true or false",
                                        "url is \"ftp://host\", expected an absolute http or https URL"));
    }

    @Test
    void neverRepeatsASecret() {
        assertThatThrownBy(() -> Settings.read(ALL, Map.of("secrets.key", List.of("hush"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("secrets.key is (hidden), expected a text")
                .hasMessageNotContaining("hush");
    }

    @Test
    void givesASectionToAskWithoutItsPath() {
        Setting<Duration> delay = Setting.of("delay", SettingType.DURATION, Duration.ZERO, "A delay.");
        Settings settings = Settings.read(List.of(delay.under("sandbox")), Map.of("sandbox.delay", "PT1M"));
        assertThat(settings.section("sandbox").get(delay)).isEqualTo(Duration.ofMinutes(1));
        Setting<String> missing = Setting.optional("name", SettingType.TEXT, "A name.");
        assertThatThrownBy(() -> settings.section("sandbox").get(missing)).hasMessageStartingWith("sandbox.name is");
    }

    @Test
    void namesItsEnvironmentVariable() {
        assertThat(PORT.environmentName()).isEqualTo("GATEWAY_HTTP_PORT");
        assertThat(PORT.under("connectors.sandbox").environmentName())
                .isEqualTo("GATEWAY_CONNECTORS_SANDBOX_HTTP_PORT");
        assertThat(PORT.withFallback(1).fallback()).contains(1);
    }

    @Test
    void problemsOfASectionAreNamedByTheirWholePath() {
        InvalidSettings invalid = new InvalidSettings(List.of(
                new InvalidSettings.Problem("key", "is bad"),
                new InvalidSettings.Problem("connectors.stripe.other", "is worse")));
        assertThat(invalid.under("connectors.stripe"))
                .hasMessage("connectors.stripe.key is bad\nconnectors.stripe.other is worse");
    }
}
