package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the lists of {@code docs/stripe.md} to what the connector does. */
class StripeGuideTest {
    private static final String GUIDE = read(Path.of("..", "docs", "stripe.md"));

    @Test
    void namesTheEventsThatAreWanted() {
        assertThat(matches("(?m)^([a-z_]+(?:\\.[a-z_]+)+)$", GUIDE))
                .containsExactlyInAnyOrderElementsOf(StripeEvent.WANTED);
    }

    @Test
    void namesTheMethodsThatAreExcluded() {
        String sentence =
                matches("whatever the dashboard offers: ([^.]+)\\.", GUIDE).get(0);
        assertThat(matches("`(\\w+)`", sentence)).containsExactlyElementsOf(StripeOrder.DELAYED_METHODS);
    }

    @ParameterizedTest
    @MethodSource("declared")
    void tellsEverySettingAndItsDefault(Setting<?> setting) {
        String row = matches("(?m)^\\| `" + Pattern.quote(setting.path()) + "` \\|([^|]*)\\|", GUIDE)
                .get(0)
                .strip();
        setting.fallback().ifPresent(value -> assertThat(row).isEqualTo("`" + shown(value) + "`"));
    }

    static List<Setting<?>> declared() {
        return StripeSettings.DECLARED;
    }

    private static String shown(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
