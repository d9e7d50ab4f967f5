package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.format.JsonText;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.requestlog.LoggedExchange;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import java.util.Optional;

/** One request with its bodies, from which was taken what nobody may read. */
record LoggedRequestPage(LoggedExchange exchange, Optional<ApiKeyEntry> key) {
    LoggedRequest request() {
        return exchange.request();
    }

    String id() {
        return PublicId.REQUEST.format(request().id());
    }

    String keyId() {
        return PublicId.API_KEY.format(request().keyId());
    }

    Badge badge() {
        return Badge.of(request());
    }

    Optional<String> sent() {
        return exchange.sent().map(JsonText::indented);
    }

    Optional<String> answered() {
        return exchange.answered().map(JsonText::indented);
    }
}
