package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;

/**
 * A new key, at the one moment when it can be shown.
 *
 * @param command to try it with
 */
record KeyCreatedPage(ApiKeyEntry key, String text, String command) {
    String id() {
        return PublicId.API_KEY.format(key.id());
    }

    /** Without the key itself, which must not find its way into a log. */
    @Override
    public String toString() {
        return "KeyCreatedPage[" + id() + "]";
    }
}
