package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The section {@code connectors.stripe}.
 *
 * @param keys the secret key of each mode that is served
 * @param webhookSecrets those of all endpoints; may be empty, and then no notification is believed
 * @param apiBase without a slash at its end
 * @param apiVersion the date that comes first in it decides what may be sent
 * @param checkoutOrigins where Stripe's pages may be
 * @param delayedMethods whether payers may use methods that capture days later
 * @param currencies those that are taken, upper case
 * @param readTimeout for one call, its retries included
 */
record StripeSettings(
        Map<Mode, String> keys,
        List<byte[]> webhookSecrets,
        URI apiBase,
        String apiVersion,
        Set<String> checkoutOrigins,
        boolean delayedMethods,
        Set<String> currencies,
        Duration connectTimeout,
        Duration readTimeout) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Setting<String> API_KEY = Setting.secret(
            "apiKey", SettingType.TEXT, "Stripe's secret or restricted key for live payments: sk_live_… or rk_live_….");
    private static final Setting<String> TEST_API_KEY = Setting.secret(
            "testApiKey",
            SettingType.TEXT,
            "Stripe's secret or restricted key for test payments: sk_test_… or rk_test_….");
    private static final Setting<List<String>> WEBHOOK_SECRETS = Setting.secret(
            "webhookSecrets",
            SettingType.TEXTS,
            "The signing secrets (whsec_…) of the webhook endpoints at Stripe; several, for test and live mode and while"
                    + " one is rolled. Without one, payments are found by asking only.");
    private static final Setting<URI> API_BASE = Setting.of(
            "apiBase",
            SettingType.HTTP_URL,
            URI.create("https://api.stripe.com"),
            "Where Stripe's API is; plain http only on this machine.");
    private static final Setting<String> API_VERSION = Setting.of(
            "apiVersion", SettingType.TEXT, "2026-10-28.endive", "The version of Stripe's API that is asked for.");
    private static final Setting<List<String>> CHECKOUT_ORIGINS = Setting.of(
            "checkoutOrigins",
            SettingType.TEXTS,
            List.of("https://checkout.stripe.com"),
            "Where Stripe's payment pages are. Add your own domain if you use one with Stripe Checkout.");
    private static final Setting<Boolean> DELAYED_METHODS = Setting.of(
            "delayedMethods",
            SettingType.FLAG,
            false,
            "Whether payers may use methods that capture days later, such as bank debits.");
    private static final Setting<List<String>> CURRENCIES = Setting.optional(
            "currencies", SettingType.TEXTS, "The currencies to take; if left out, all that Stripe knows.");
    private static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
            "timeouts.connect",
            SettingType.duration(SHORTEST, LONGEST),
            Duration.ofSeconds(3),
            "How long a connection to Stripe may take.");
    private static final Setting<Duration> READ_TIMEOUT = Setting.of(
            "timeouts.read",
            SettingType.duration(SHORTEST, LONGEST),
            Duration.ofSeconds(8),
            "How long one call of Stripe's API may take, its retries included.");

    static final List<Setting<?>> DECLARED = List.of(
            API_KEY,
            TEST_API_KEY,
            WEBHOOK_SECRETS,
            API_BASE,
            API_VERSION,
            CHECKOUT_ORIGINS,
            DELAYED_METHODS,
            CURRENCIES,
            CONNECT_TIMEOUT,
            READ_TIMEOUT);

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
    private static final Pattern SECRET = Pattern.compile("whsec_\\S+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws InvalidSettings naming everything that does not fit together */
    static StripeSettings of(Settings settings, Set<Mode> modes) {
        List<Problem> problems = new ArrayList<>();
        Map<Mode, String> keys = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            Setting<String> setting = keyOf(mode);
            settings.find(setting)
                    .ifPresentOrElse(
                            key -> keys.put(mode, key),
                            () -> problems.add(new Problem(
                                    setting.path(),
                                    "is required to take " + mode.word() + " payments: " + setting.description())));
        }
        // Also where a mode is not served: a key in the wrong place is a mistake that should not wait to be found.
        for (Mode mode : Mode.values()) {
            settings.find(keyOf(mode))
                    .filter(key -> !key.matches("(sk|rk)_" + mode.word() + "_\\w+"))
                    .ifPresent(key -> problems.add(new Problem(keyOf(mode).path(), complaint(mode, key))));
        }
        List<String> secrets = settings.find(WEBHOOK_SECRETS).orElse(List.of());
        if (!secrets.stream().allMatch(secret -> SECRET.matcher(secret).matches())) {
            problems.add(new Problem(WEBHOOK_SECRETS.path(), "holds something else than whsec_… (hidden)"));
        }
        URI apiBase = settings.get(API_BASE);
        if (!apiBase.getScheme().equals("https") && !LOOPBACK.contains(apiBase.getHost())) {
            problems.add(new Problem(API_BASE.path(), "must be https: the key and the payers' data go there"));
        }
        String version = settings.get(API_VERSION);
        if (!VERSION.matcher(version).matches()) {
            problems.add(
                    new Problem(API_VERSION.path(), "is \"" + version + "\", expected one such as 2026-10-28.endive"));
        }
        Set<String> origins = origins(settings.get(CHECKOUT_ORIGINS), problems);
        Set<String> currencies = currencies(settings.find(CURRENCIES), problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new StripeSettings(
                Map.copyOf(keys),
                secrets.stream()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                URI.create(apiBase.toString().replaceAll("/+$", "")),
                version,
                origins,
                settings.get(DELAYED_METHODS),
                currencies,
                settings.get(CONNECT_TIMEOUT),
                settings.get(READ_TIMEOUT));
    }

    /** The modes for which a key is given. */
    static Set<Mode> modes(Settings settings) {
        Set<Mode> modes = new HashSet<>();
        for (Mode mode : Mode.values()) {
            settings.find(keyOf(mode)).ifPresent(key -> modes.add(mode));
        }
        return modes;
    }

    String key(Mode mode) {
        String key = keys.get(mode);
        if (key == null) {
            throw new IllegalStateException("no key for " + mode.word() + " mode");
        }
        return key;
    }

    /** Whether the pinned version of the API is of that day or later. */
    boolean isOfVersion(String date) {
        return apiVersion.compareTo(date) >= 0;
    }

    /** Without the keys and secrets. */
    @Override
    public String toString() {
        return "Stripe at " + apiBase + ", " + apiVersion + ", for " + keys.keySet();
    }

    private static Setting<String> keyOf(Mode mode) {
        return mode == Mode.LIVE ? API_KEY : TEST_API_KEY;
    }

    private static String complaint(Mode mode, String key) {
        Mode other = mode == Mode.LIVE ? Mode.TEST : Mode.LIVE;
        String what = key.contains("_" + other.word() + "_")
                ? "is a key for " + other.word() + " payments"
                : key.startsWith("pk_") ? "is a publishable key" : "is no key of Stripe's";
        return what + " (hidden), expected sk_" + mode.word() + "_… or rk_" + mode.word() + "_…";
    }

    private static Set<String> origins(List<String> texts, List<Problem> problems) {
        Set<String> origins = new HashSet<>();
        if (texts.isEmpty()) {
            problems.add(new Problem(CHECKOUT_ORIGINS.path(), "is empty: no payer could be sent to Stripe"));
        }
        for (String text : texts) {
            try {
                URI url = SettingType.HTTP_URL.parse(text);
                boolean bare = url.getRawPath().isEmpty() && url.getRawQuery() == null;
                if (!Origin.isWeb(url) || !bare) {
                    throw new IllegalArgumentException();
                }
                origins.add(Origin.of(url));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(
                        CHECKOUT_ORIGINS.path(),
                        "holds \"" + text + "\", expected origins such as https://pay.example"));
            }
        }
        return Set.copyOf(origins);
    }

    private static Set<String> currencies(Optional<List<String>> wanted, List<Problem> problems) {
        Set<String> known = StripeMoney.currencies();
        Set<String> chosen = wanted.map(texts -> texts.stream()
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()))
                .orElse(known);
        if (chosen.isEmpty()) {
            problems.add(new Problem(CURRENCIES.path(), "is empty; leave it out to take all that Stripe knows"));
        }
        chosen.stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code ->
                        problems.add(new Problem(CURRENCIES.path(), "holds " + code + ", which Stripe does not take")));
        return Set.copyOf(chosen);
    }
}
