package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The section {@code connectors.sellhub}. Whatever is not sure about SellHub stands here, with the likeliest answer as
 * its default.
 *
 * @param store without a slash at its end, like dash
 * @param currencies upper case
 * @param timeout for one call
 */
record SellHubSettings(
        String apiKey,
        URI store,
        URI dash,
        PriceStrategy strategy,
        List<SellHubVariant> variants,
        Set<String> currencies,
        SellHubWire wire,
        Map<InvoiceStatus, List<String>> statusWords,
        SellHubSignature.Form webhook,
        Duration timeout) {
    private static final Setting<String> API_KEY = Setting.secret("apiKey", SettingType.TEXT, "SellHub's API key.");
    private static final Setting<URI> STORE_URL =
            Setting.optional("storeUrl", SettingType.HTTP_URL, "The store, such as https://store.sellhub.cx.");
    private static final Setting<URI> DASH_BASE_URL = Setting.of(
            "dashBaseUrl",
            SettingType.HTTP_URL,
            URI.create("https://dash.sellhub.cx/api/sellhub"),
            "The base of the dashboard's API.");
    private static final Setting<PriceStrategy> PRICE_STRATEGY = Setting.of(
            "priceStrategy",
            PriceStrategy.TYPE,
            PriceStrategy.FIXED_VARIANTS,
            "How an amount becomes a product: listed variants, a product made for each amount, or one whose price is open.");
    private static final Setting<List<SellHubVariant>> VARIANTS = Setting.of(
            "variants",
            SellHubVariant.LIST,
            List.of(),
            "What is sold: amount in minor units, currency, product and variant; in one text 2500:USD:p1:v1,9900:USD:p2:v2.");
    private static final Setting<List<String>> CURRENCIES =
            Setting.of("currencies", SettingType.TEXTS, List.of("USD"), "The currencies to take.");
    private static final Setting<Duration> TIMEOUT = Setting.of(
            "timeout",
            SettingType.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            Duration.ofSeconds(8),
            "How long one call may take; SellHub may hang.");

    static final List<Setting<?>> DECLARED = Stream.of(
                    List.of(API_KEY, STORE_URL, DASH_BASE_URL, PRICE_STRATEGY, VARIANTS, CURRENCIES, TIMEOUT),
                    SellHubWire.DECLARED,
                    Stream.of(InvoiceStatus.values())
                            .map(InvoiceStatus::setting)
                            .toList(),
                    SellHubSignature.Form.DECLARED)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What a header may carry. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

    static boolean isOnThisMachine(Settings settings) {
        return settings.find(STORE_URL).filter(SellHubSettings::isOnThisMachine).isPresent()
                && isOnThisMachine(settings.get(DASH_BASE_URL));
    }

    private static boolean isOnThisMachine(URI url) {
        return LOOPBACK.contains(url.getHost());
    }

    /** @throws InvalidSettings naming everything that does not fit together */
    static SellHubSettings of(Settings settings, Set<Mode> modes) {
        List<Problem> problems = new ArrayList<>();
        for (Setting<?> required : List.of(API_KEY, STORE_URL)) {
            if (settings.find(required).isEmpty()) {
                problems.add(new Problem(required.path(), "is required: " + required.description()));
            }
        }
        settings.find(API_KEY)
                .filter(key -> !KEY.matcher(key).matches())
                .ifPresent(key ->
                        problems.add(new Problem(API_KEY.path(), "is no key (hidden): it must be one plain word")));
        if (modes.contains(Mode.TEST) && !isOnThisMachine(settings)) {
            problems.add(new Problem(
                    "modes", "holds test, and SellHub has no sandbox: it takes real money, so leave live only"));
        }
        checkUrls(settings, problems);
        Set<String> currencies = currencies(settings.get(CURRENCIES), problems);
        PriceStrategy strategy = settings.get(PRICE_STRATEGY);
        List<SellHubVariant> variants = settings.get(VARIANTS);
        if (strategy != PriceStrategy.PRODUCT_PER_AMOUNT) {
            SellHubVariant.check(variants, strategy, currencies).stream()
                    .map(complaint -> new Problem(VARIANTS.path(), complaint))
                    .forEach(problems::add);
        }
        SellHubWire wire = SellHubWire.of(settings, problems);
        Map<InvoiceStatus, List<String>> words = InvoiceStatus.words(settings, problems);
        SellHubSignature.Form webhook = SellHubSignature.Form.of(settings, problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new SellHubSettings(
                settings.get(API_KEY),
                bare(settings.get(STORE_URL)),
                bare(settings.get(DASH_BASE_URL)),
                strategy,
                variants,
                currencies,
                wire,
                words,
                webhook,
                settings.get(TIMEOUT));
    }

    /** A currency as SellHub writes it. */
    String currency(String code) {
        return wire.lowerCaseCurrency() ? code.toLowerCase(Locale.ROOT) : code;
    }

    /** Where a checkout is paid. */
    URI page(String sessionId) {
        return page(wire.hostedUrl(), store, sessionId);
    }

    /** Without the key and the secrets. */
    @Override
    public String toString() {
        return "SellHub at " + store + ", " + strategy.word() + ", for " + currencies;
    }

    private static URI page(String template, URI store, String sessionId) {
        String id = URLEncoder.encode(sessionId, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(template.replace("{storeUrl}", store.toString()).replace("{sessionId}", id));
    }

    private static void checkUrls(Settings settings, List<Problem> problems) {
        for (Setting<URI> setting : List.of(STORE_URL, DASH_BASE_URL)) {
            settings.find(setting)
                    .flatMap(SellHubSettings::complaint)
                    .ifPresent(complaint -> problems.add(new Problem(setting.path(), complaint)));
        }
        URI store = settings.find(STORE_URL).map(SellHubSettings::bare).orElse(URI.create("https://store.example"));
        String template = settings.get(SellHubWire.HOSTED_URL);
        if (!leadsToOnePlace(template, store)) {
            problems.add(new Problem(
                    SellHubWire.HOSTED_URL.path(),
                    "must be an https address with {sessionId} in its path, such as {storeUrl}/checkout/{sessionId}"));
        }
    }

    private static Optional<String> complaint(URI url) {
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("must be without user, query and fragment");
        }
        return url.getScheme().equals("https") || isOnThisMachine(url)
                ? Optional.empty()
                : Optional.of("must be https: the key and the payers' data go there");
    }

    private static boolean leadsToOnePlace(String template, URI store) {
        try {
            URI one = page(template, store, "a");
            URI other = page(template, store, "b");
            boolean safe = Origin.isWeb(one) && (one.getScheme().equals("https") || isOnThisMachine(one));
            return safe && Origin.isWeb(other) && Origin.of(one).equals(Origin.of(other)) && !one.equals(other);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> currencies(List<String> given, List<Problem> problems) {
        Set<String> codes =
                given.stream().map(code -> code.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        if (codes.isEmpty()) {
            problems.add(new Problem(CURRENCIES.path(), "is empty: no payment could be taken"));
        }
        codes.stream()
                .filter(code -> !Currencies.isKnown(code))
                .sorted()
                .forEach(code ->
                        problems.add(new Problem(CURRENCIES.path(), "holds " + code + ", which is no currency")));
        return Set.copyOf(codes);
    }

    private static URI bare(URI url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}
