package com.ovgcpayments.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/configuration.md} to what is declared. {@code -Dgateway.docs.write=true} writes it. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String HEAD = "| setting | default | what |\n|---|---|---|\n";

    @Test
    void tellsEverySetting() throws IOException {
        String page = Files.readString(PAGE);
        int table = page.indexOf(HEAD) + HEAD.length();
        int end = page.indexOf("\n\n", table);
        String expected = page.substring(0, table) + rows() + (end < 0 ? "\n" : page.substring(end));
        if (Boolean.getBoolean("gateway.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String rows() {
        List<ConnectorProvider> providers = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return GatewaySettings.declared(Profile.DEV, providers).stream()
                .map(setting ->
                        "| `" + setting.path() + "` | " + fallback(setting) + " | " + setting.description() + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String fallback(Setting<?> setting) {
        return setting.fallback()
                .map(ConfigurationPageTest::shown)
                .filter(text -> !text.isEmpty())
                .map(text -> "`" + text + "`")
                .orElse("");
    }

    private static String shown(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(ConfigurationPageTest::shown).collect(Collectors.joining(","));
        }
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
