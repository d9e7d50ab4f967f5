package com.ovgcpayments.gateway.cli;

/** What a developer reads when the gateway is up: where everything is, and something to paste. */
final class DevBanner {
    private DevBanner() {}

    static String of(DevFile file) {
        return """

                OVGC Gateway is running, for development.

                  API        %s
                  Checkout   %s
                  Operators  %s
                  Test key   %s
                  Live key   %s   (the sandbox takes it; no money moves)
                  All this   %s

                Create a checkout session, then open its checkout_url:

                  curl -X POST %s/api/checkout-sessions \\
                    -H "Authorization: Bearer %s" \\
                    -H "Content-Type: application/json" \\
                    -d '{
                      "amount": 2500,
                      "currency": "USD",
                      "email": "customer@example.com",
                      "product_title": "Premium Plan",
                      "success_url": "https://example.com/success",
                      "cancel_url": "https://example.com/cancel"
                    }'

                Stop it with Ctrl-C.
                """.formatted(
                        field(file, "apiUrl"),
                        field(file, "checkoutUrl"),
                        field(file, "opsUrl"),
                        field(file, DevFile.TEST_KEY),
                        field(file, DevFile.LIVE_KEY),
                        file.path(),
                        field(file, "apiUrl"),
                        field(file, DevFile.TEST_KEY));
    }

    private static String field(DevFile file, String name) {
        return file.find(name).orElseThrow();
    }
}
