package com.ovgcpayments.gateway.cli;

/** What a developer reads when the gateway is up: where everything is, and something to paste. */
final class DevBanner {
    private DevBanner() {}

    static String of(DevFile file) {
        return """

                OVGC Gateway is running, for development. Nothing here moves real money.

                  API          %1$s
                  Operators    %2$s
                  Demo shop    %3$s   (receives your webhooks and shows them)
                  Test key     %4$s
                  Live key     %5$s
                  All of this  %6$s

                1. Create a checkout session:

                  curl -X POST %1$s/api/checkout-sessions \\
                    -H "Authorization: Bearer %4$s" \\
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
                3. The webhook appears here and at %3$s; ask for the session again:

                  curl %1$s/api/checkout-sessions/SESSION_ID -H "Authorization: Bearer %4$s"

                Stop it with Ctrl-C. The next start finds everything as it was.
                """.formatted(
                        field(file, "apiUrl"),
                        field(file, "opsUrl"),
                        field(file, "shopUrl"),
                        field(file, DevFile.TEST_KEY),
                        field(file, DevFile.LIVE_KEY),
                        file.path());
    }

    private static String field(DevFile file, String name) {
        return file.find(name).orElseThrow();
    }
}
