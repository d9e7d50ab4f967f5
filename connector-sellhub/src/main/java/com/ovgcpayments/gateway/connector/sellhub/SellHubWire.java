package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How SellHub is spoken to.
 *
 * @param hostedUrl with {@code {sessionId}} and perhaps {@code {storeUrl}} in it
 * @param sessionIdPointer where the id of an opened checkout stands in the answer
 * @param methodName empty if payers choose
 */
record SellHubWire(
        String checkoutPath,
        String invoicesPath,
        String productsPath,
        String variantsPath,
        String hostedUrl,
        String sessionIdPointer,
        String productIdPointer,
        AuthScheme dashAuth,
        AuthScheme storeAuth,
        String userAgent,
        String methodName,
        boolean lowerCaseCurrency) {
    private static final Setting<String> CHECKOUT_PATH =
            Setting.of("checkoutPath", SettingType.TEXT, "/api/checkout", "Where the store opens a checkout.");
    private static final Setting<String> INVOICES_PATH =
            Setting.of("invoicesPath", SettingType.TEXT, "/invoices", "Where the dashboard's API lists invoices.");
    private static final Setting<String> PRODUCTS_PATH =
            Setting.of("productsPath", SettingType.TEXT, "/products", "Where the dashboard's API makes products.");
    private static final Setting<String> VARIANTS_PATH = Setting.of(
            "variantsPath", SettingType.TEXT, "/products/variants", "Where the dashboard's API lists variants.");
    static final Setting<String> HOSTED_URL = Setting.of(
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

    static final List<Setting<?>> DECLARED = List.of(
            CHECKOUT_PATH,
            INVOICES_PATH,
            PRODUCTS_PATH,
            VARIANTS_PATH,
            HOSTED_URL,
            SESSION_ID_POINTER,
            PRODUCT_ID_POINTER,
            DASH_AUTH,
            STORE_AUTH,
            USER_AGENT,
            METHOD_NAME,
            LOWER_CASE_CURRENCY);

    private static final Pattern PATH = Pattern.compile("(/[\\w.~-]+)+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

    /** @param problems where to report what cannot be used */
    static SellHubWire of(Settings settings, List<Problem> problems) {
        for (Setting<String> path : List.of(CHECKOUT_PATH, INVOICES_PATH, PRODUCTS_PATH, VARIANTS_PATH)) {
            if (!PATH.matcher(settings.get(path)).matches()) {
                problems.add(new Problem(path.path(), "must be a path such as " + shown(path)));
            }
        }
        if (!HEADER_VALUE.matcher(settings.get(USER_AGENT)).matches()) {
            problems.add(new Problem(USER_AGENT.path(), "must be of plain letters, digits and signs"));
        }
        return new SellHubWire(
                settings.get(CHECKOUT_PATH),
                settings.get(INVOICES_PATH),
                settings.get(PRODUCTS_PATH),
                settings.get(VARIANTS_PATH),
                settings.get(HOSTED_URL),
                settings.get(SESSION_ID_POINTER),
                settings.get(PRODUCT_ID_POINTER),
                settings.get(DASH_AUTH),
                settings.get(STORE_AUTH),
                settings.get(USER_AGENT),
                settings.find(METHOD_NAME).orElse(""),
                settings.get(LOWER_CASE_CURRENCY));
    }

    private static String shown(Setting<String> setting) {
        return setting.fallback().orElse("/path");
    }
}
