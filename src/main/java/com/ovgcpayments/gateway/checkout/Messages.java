package com.ovgcpayments.gateway.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of one language. Patterns are {@link MessageFormat}'s; apostrophes in them are typographic. */
final class Messages {
    private static final Map<String, Messages> BY_LANGUAGE =
            PageLocale.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Messages::read));

    private final Map<String, String> patterns;

    private Messages(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    static Messages of(Locale locale) {
        Messages messages = BY_LANGUAGE.get(locale.getLanguage());
        if (messages == null) {
            throw new IllegalArgumentException("no texts for " + locale.toLanguageTag());
        }
        return messages;
    }

    String text(String key, String... values) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text named " + key);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    /** Every text by its key, placeholders unfilled. */
    Map<String, String> patterns() {
        return patterns;
    }

    private static Messages read(String language) {
        String file = "/checkout/messages_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream bytes = Messages.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Messages(texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), texts::getProperty)));
    }
}
