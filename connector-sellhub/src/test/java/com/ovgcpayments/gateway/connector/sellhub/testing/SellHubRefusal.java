package com.ovgcpayments.gateway.connector.sellhub.testing;

/** Why a request is refused: an answer on its way out. */
@SuppressWarnings("serial")
final class SellHubRefusal extends RuntimeException {
    private final SellHubAnswer answer;

    private SellHubRefusal(SellHubAnswer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    static SellHubRefusal of(int status, String error, String message) {
        return new SellHubRefusal(SellHubAnswer.error(status, error, message));
    }

    static SellHubRefusal invalid(String message) {
        return of(400, "Bad Request", message);
    }

    static SellHubRefusal unauthorized() {
        return of(401, "Unauthorized", "Invalid or missing API key");
    }

    SellHubAnswer answer() {
        return answer;
    }
}
