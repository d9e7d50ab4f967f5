package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the lists of {@code docs/sellhub.md} to what the connector does. */
class SellHubGuideTest {
    private static final String GUIDE = read(Path.of("..", "docs", "sellhub.md"));

    @ParameterizedTest
    @MethodSource("declared")
    void tellsEverySettingAndItsDefault(Setting<?> setting) {
        String row = Pattern.compile("(?m)^\\| `" + Pattern.quote(setting.path()) + "` \\|([^|]*)\\|[^|]*\\|$")
                .matcher(GUIDE)
                .results()
                .map(found -> found.group(1).strip())
                .reduce((first, last) -> last)
                .orElseThrow();
        setting.fallback()
                .map(SellHubGuideTest::shown)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> assertThat(row).isEqualTo("`" + text + "`"));
    }

    @Test
    void theVariantsThatItShowsAreTaken() {
        String text = Pattern.compile("SELLHUB_VARIANTS=(\\S+)")
                .matcher(GUIDE)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(SellHubVariant.LIST.parse(text)).hasSize(2);
        for (PriceStrategy strategy : PriceStrategy.values()) {
            assertThat(GUIDE).contains("### `" + strategy.word() + "`");
        }
    }

    static List<Setting<?>> declared() {
        return SellHubSettings.DECLARED;
    }

    private static String shown(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(SellHubGuideTest::shown).collect(Collectors.joining(","));
        } else if (value instanceof PriceStrategy strategy) {
            return strategy.word();
        }
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
