package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The section {@code connectors.sellhub}. Whatever is not sure about SellHub stands here, with the likeliest answer as
 * its default.
 *
 * @param store without a slash at its end, like dash
 * @param currencies upper case
 */
record SellHubSettings(
        String apiKey,
        URI store,
        URI dash,
        PriceStrategy strategy,
        List<SellHubVariant> variants,
        Set<String> currencies,
        Wire wire,
        Map<InvoiceStatus, List<String>> statusWords,
        SellHubSignature.Form webhook,
        Duration timeout) {
    /**
     * How SellHub is spoken to.
     *
     * @param hostedUrl with {@code {storeUrl}} and {@code {sessionId}} in it
     */
    record Wire(
            String checkoutPath,
            String invoicesPath,
            String productsPath,
            String hostedUrl,
            String sessionIdPointer,
            String productIdPointer,
            AuthScheme dashAuth,
            AuthScheme storeAuth,
            String userAgent,
            String methodName,
            boolean lowerCaseCurrency) {}

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
            "variants", SellHubVariant.LIST, List.of(), "What is sold: amount, currency, product and variant.");
    private static final Setting<List<String>> CURRENCIES =
            Setting.of("currencies", SettingType.TEXTS, List.of("USD"), "The currencies to take.");
    private static final Setting<String> CHECKOUT_PATH =
            Setting.of("checkoutPath", SettingType.TEXT, "/api/checkout", "Where the store opens a checkout.");
    private static final Setting<String> INVOICES_PATH =
            Setting.of("invoicesPath", SettingType.TEXT, "/invoices", "Where the dashboard's API lists invoices.");
    private static final Setting<String> PRODUCTS_PATH =
            Setting.of("productsPath", SettingType.TEXT, "/products", "Where the dashboard's API makes products.");
    private static final Setting<String> HOSTED_URL = Setting.of(
            "hostedUrlTemplate",
            SettingType.TEXT,
            "{storeUrl}/checkout/{sessionId}",
            "The address of a checkout's page.");
    private static final Setting<String> SESSION_ID_POINTER = Setting.of(
            "sessionIdPointer",
            Pointer.TYPE,
            "/session/id",
            "Where the id of an opened checkout stands in the answer.");
    private static final Setting<String> PRODUCT_ID_POINTER = Setting.of(
            "productIdPointer", Pointer.TYPE, "/productId", "Where the id of a made product stands in the answer.");
    private static final Setting<AuthScheme> DASH_AUTH = Setting.of(
            "dashAuth",
            SettingType.oneOf(AuthScheme.class),
            AuthScheme.RAW,
            "How the key is sent to the dashboard's API.");
    private static final Setting<AuthScheme> STORE_AUTH = Setting.of(
            "storeAuth", SettingType.oneOf(AuthScheme.class), AuthScheme.NONE, "How the key is sent to the store.");
    private static final Setting<String> USER_AGENT = Setting.of(
            "userAgent",
            SettingType.TEXT,
            "Mozilla/5.0 (compatible; OVGC-Gateway)",
            "SellHub turns away callers that do not call themselves a browser.");
    private static final Setting<String> METHOD_NAME = Setting.optional(
            "methodName", SettingType.TEXT, "The payment method to preselect; if left out, payers choose.");
    private static final Setting<Boolean> LOWER_CASE_CURRENCY = Setting.of(
            "lowerCaseCurrency", SettingType.FLAG, true, "Whether currencies are written usd rather than USD.");
    private static final Setting<Duration> TIMEOUT = Setting.of(
            "timeout", SettingType.DURATION, Duration.ofSeconds(8), "How long one call may take; SellHub may hang.");

    static final List<Setting<?>> DECLARED = declared();

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static List<Setting<?>> declared() {
        List<Setting<?>> declared = new ArrayList<>(List.of(
                API_KEY,
                STORE_URL,
                DASH_BASE_URL,
                PRICE_STRATEGY,
                VARIANTS,
                CURRENCIES,
                CHECKOUT_PATH,
                INVOICES_PATH,
                PRODUCTS_PATH,
                HOSTED_URL,
                SESSION_ID_POINTER,
                PRODUCT_ID_POINTER,
                DASH_AUTH,
                STORE_AUTH,
                USER_AGENT,
                METHOD_NAME,
                LOWER_CASE_CURRENCY,
                TIMEOUT));
        for (InvoiceStatus status : InvoiceStatus.values()) {
            declared.add(status.setting());
        }
        declared.addAll(SellHubSignature.Form.DECLARED);
        return List.copyOf(declared);
    }

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
        if (settings.find(API_KEY).isEmpty()) {
            problems.add(new Problem(API_KEY.path(), "is required: " + API_KEY.description()));
        }
        if (settings.find(STORE_URL).isEmpty()) {
            problems.add(new Problem(STORE_URL.path(), "is required: " + STORE_URL.description()));
        }
        if (modes.contains(Mode.TEST) && !isOnThisMachine(settings)) {
            problems.add(new Problem(
                    "modes", "holds test, and SellHub has no sandbox: it takes real money, so leave live only"));
        }
        for (Setting<URI> url : List.of(STORE_URL, DASH_BASE_URL)) {
            settings.find(url)
                    .filter(given -> !given.getScheme().equals("https") && !isOnThisMachine(given))
                    .ifPresent(plain -> problems.add(
                            new Problem(url.path(), "must be https: the key and the payers' data go there")));
        }
        PriceStrategy strategy = settings.get(PRICE_STRATEGY);
        List<SellHubVariant> variants = settings.get(VARIANTS);
        checkVariants(strategy, variants, problems);
        Set<String> currencies = settings.get(CURRENCIES).stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        currencies.stream()
                .filter(code -> !Currencies.isKnown(code))
                .forEach(code ->
                        problems.add(new Problem(CURRENCIES.path(), "holds " + code + ", which is no currency")));
        if (!settings.get(HOSTED_URL).contains("{sessionId}")) {
            problems.add(new Problem(HOSTED_URL.path(), "must contain {sessionId}"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new SellHubSettings(
                settings.get(API_KEY),
                bare(settings.get(STORE_URL)),
                bare(settings.get(DASH_BASE_URL)),
                strategy,
                variants,
                Set.copyOf(currencies),
                wire(settings),
                InvoiceStatus.words(settings),
                SellHubSignature.Form.of(settings),
                settings.get(TIMEOUT));
    }

    /** A currency as SellHub writes it. */
    String currency(String code) {
        return wire.lowerCaseCurrency() ? code.toLowerCase(Locale.ROOT) : code;
    }

    private static Wire wire(Settings settings) {
        return new Wire(
                settings.get(CHECKOUT_PATH),
                settings.get(INVOICES_PATH),
                settings.get(PRODUCTS_PATH),
                settings.get(HOSTED_URL),
                settings.get(SESSION_ID_POINTER),
                settings.get(PRODUCT_ID_POINTER),
                settings.get(DASH_AUTH),
                settings.get(STORE_AUTH),
                settings.get(USER_AGENT),
                settings.find(METHOD_NAME).orElse(""),
                settings.get(LOWER_CASE_CURRENCY));
    }

    private static void checkVariants(PriceStrategy strategy, List<SellHubVariant> variants, List<Problem> problems) {
        boolean priced = strategy == PriceStrategy.FIXED_VARIANTS;
        if (strategy == PriceStrategy.PRODUCT_PER_AMOUNT) {
            return;
        }
        if (variants.isEmpty()) {
            problems.add(new Problem(VARIANTS.path(), "is required for the strategy " + strategy.word()));
        }
        if (variants.stream().anyMatch(variant -> variant.amount().isPresent() != priced)) {
            problems.add(new Problem(
                    VARIANTS.path(),
                    priced
                            ? "holds a variant without an amount, which the strategy fixed-variants needs"
                            : "holds a variant with an amount, which the strategy pay-what-you-want has no use for"));
        }
        long different = variants.stream()
                .map(variant -> variant.currency() + variant.amount())
                .distinct()
                .count();
        if (different < variants.size()) {
            problems.add(new Problem(VARIANTS.path(), "holds two variants of the same amount and currency"));
        }
    }

    private static URI bare(URI url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}
