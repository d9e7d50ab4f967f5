package com.ovgcpayments.gateway.cli;

/** What a developer reads when the gateway is up: where everything is, and something to paste. */
final class DevBanner {
    private static final String NO_SHOP = "https://example.com";

    private DevBanner() {}

    static String of(DevFile file) {
        return addresses(file) + sample(file) + next(file);
    }

    private static String addresses(DevFile file) {
        String shop = file.find(DevFile.SHOP_URL)
                .map(url -> "  Demo shop    " + url + "   (receives the test key's webhooks and shows them)\n")
                .orElse("");
        return """

                OVGC Gateway is running, for development. Nothing here moves real money.

                  Dashboard    %s
                               %s   password %s
                  Operators    %s
                               %s   password %s
                  API          %s
                %s  Test key     %s
                  Live key     %s
                  Operator key in %s, as operatorKey
                  All of this  %s
                """.formatted(
                        field(file, DevFile.DASHBOARD_URL),
                        field(file, DevFile.EMAIL),
                        field(file, DevFile.PASSWORD),
                        field(file, DevFile.OPERATOR_DASHBOARD_URL),
                        field(file, DevFile.OPERATOR_EMAIL),
                        field(file, DevFile.OPERATOR_PASSWORD),
                        field(file, "apiUrl"),
                        shop,
                        field(file, DevFile.TEST_KEY),
                        field(file, DevFile.LIVE_KEY),
                        file.path(),
                        file.path());
    }

    private static String sample(DevFile file) {
        return """

                1. Create a checkout session:

                  curl -X POST %1$s/api/checkout-sessions \\
                    -H "Authorization: Bearer %2$s" \\
                    -H "Content-Type: application/json" \\
                    -d '{
                      "amount": 2500,
                      "currency": "USD",
                      "email": "customer@example.com",
                      "product_title": "Premium Plan",
                      "success_url": "%3$s/success",
                      "cancel_url": "%3$s/cancel"
                    }'

                2. Open the checkout_url of its answer, press Pay, and choose Approve.
                """.formatted(
                        field(file, "apiUrl"),
                        field(file, DevFile.TEST_KEY),
                        file.find(DevFile.SHOP_URL).orElse(NO_SHOP));
    }

    private static String next(DevFile file) {
        String webhook = file.find(DevFile.SHOP_URL)
                .map(url -> "3. The webhook appears here and at " + url + ". Ask for the session again:\n")
                .orElse("3. Ask for the session again:\n");
        return webhook + """

                  curl %1$s/api/checkout-sessions/SESSION_ID -H "Authorization: Bearer %2$s"

                4. Its money is pending now. Settle it at once, which only a test key may, and see it become available:

                  curl -X POST %1$s/api/checkout-sessions/SESSION_ID/settle -H "Authorization: Bearer %2$s"
                  curl %1$s/api/balance -H "Authorization: Bearer %2$s"

                Refunds and payouts are one call each, too: see "The whole life of a payment" in the README.

                Stop it with Ctrl-C. The next start finds everything as it was.
                """.formatted(field(file, "apiUrl"), field(file, DevFile.TEST_KEY));
    }

    private static String field(DevFile file, String name) {
        return file.find(name).orElseThrow();
    }
}
