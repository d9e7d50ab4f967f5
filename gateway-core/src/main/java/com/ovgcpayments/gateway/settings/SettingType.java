package com.ovgcpayments.gateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a raw value of the configuration becomes a typed one. A raw value is what YAML gives (text, number, boolean,
 * list, map) or what the environment gives (always text), so each type reads both.
 */
public interface SettingType<T> {
    /** The typed value; {@link IllegalArgumentException} if it is not one. The message is never shown. */
    T parse(Object raw);

    /** What a user should have written, to stand after "expected": {@code a port from 0 to 65535}. */
    String expectation();

    SettingType<String> TEXT = of("a text", String.class, raw -> {
        if (raw instanceof List<?> || raw instanceof java.util.Map<?, ?>) {
            throw new IllegalArgumentException();
        }
        String text = raw.toString().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return text;
    });

    SettingType<Boolean> FLAG =
            of("true or false", Boolean.class, raw -> switch (raw.toString().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            });

    SettingType<Duration> DURATION = of("an ISO 8601 duration such as PT30S or P2D", Duration.class, raw -> {
        try {
            Duration duration = Duration.parse(raw.toString());
            if (duration.isNegative()) {
                throw new IllegalArgumentException();
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    });

    SettingType<URI> HTTP_URL = of("an absolute http or https URL", URI.class, raw -> {
        try {
            URI url = new URI(raw.toString());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!http || url.getHost() == null) {
                throw new IllegalArgumentException();
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    });

    SettingType<List<String>> TEXTS = new SettingType<>() {
        @Override
        public List<String> parse(Object raw) {
            List<String> texts = new ArrayList<>();
            List<?> items =
                    raw instanceof List<?> list ? list : List.of(raw.toString().split(",", -1));
            for (Object item : items) {
                String text = item.toString().strip();
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            return List.copyOf(texts);
        }

        @Override
        public String expectation() {
            return "a list, or words separated by commas";
        }
    };

    static SettingType<Integer> number(int least, int most) {
        return of("a whole number from " + least + " to " + most, Integer.class, raw -> {
            int number = Integer.parseInt(raw.toString());
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    static SettingType<Duration> duration(Duration least, Duration most) {
        return of("an ISO 8601 duration from " + least + " to " + most, Duration.class, raw -> {
            Duration duration = DURATION.parse(raw);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException();
            }
            return duration;
        });
    }

    static <E extends Enum<E>> SettingType<E> oneOf(Class<E> words) {
        List<String> names = List.of(words.getEnumConstants()).stream()
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        return of("one of " + String.join(", ", names), words, raw -> {
            int index = names.indexOf(raw.toString().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new IllegalArgumentException();
            }
            return words.getEnumConstants()[index];
        });
    }

    static <E extends Enum<E>> SettingType<List<E>> someOf(Class<E> words) {
        SettingType<E> one = oneOf(words);
        return new SettingType<>() {
            @Override
            public List<E> parse(Object raw) {
                return TEXTS.parse(raw).stream().map(one::parse).distinct().toList();
            }

            @Override
            public String expectation() {
                return "a list of " + one.expectation();
            }
        };
    }

    private static <T> SettingType<T> of(
            String expectation, Class<T> type, java.util.function.Function<Object, T> read) {
        return new SettingType<>() {
            @Override
            public T parse(Object raw) {
                return type.cast(read.apply(raw));
            }

            @Override
            public String expectation() {
                return expectation;
            }
        };
    }
}
