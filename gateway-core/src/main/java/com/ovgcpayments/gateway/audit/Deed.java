package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody does something by hand.
 *
 * @param actor who: the id of his key, his own id and address, or what he came by
 * @param reason why, in his words; no control characters
 * @param requestId the request by which he did it, empty if there was none
 * @param merchant at whose dashboard or for whom he did it: the merchant's own audit log shows it
 */
public record Deed(String actor, String reason, String requestId, Optional<UUID> merchant) {
    private static final String MERCHANT_FIELD = "\"merchant\":";

    public Deed(String actor, String reason, String requestId) {
        this(actor, reason, requestId, Optional.empty());
    }

    /** On the machine itself, by who may read its configuration. */
    public static Deed byCommand() {
        return new Deed("command line", "", "");
    }

    /** The same, to be shown in this merchant's audit log. */
    public Deed at(UUID merchantId) {
        return new Deed(actor, reason, requestId, Optional.of(merchantId));
    }

    /**
     * @param action what was done, such as {@code attempt.resolve}
     * @param target the id of what it was done to
     * @param detail one JSON object that says what else there is to know; the merchant is added to it
     */
    public AuditEntry entry(String action, String target, Json.Writing detail) {
        return new AuditEntry(actor, action, target, reason, withMerchant(Json.text(detail)), requestId);
    }

    private String withMerchant(String object) {
        if (merchant.isEmpty() || object.contains(MERCHANT_FIELD)) {
            return object;
        }
        String field = MERCHANT_FIELD + "\"" + PublicId.MERCHANT.format(merchant.get()) + "\"";
        return "{" + field + (object.equals("{}") ? "" : ",") + object.substring(1);
    }
}
