package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import com.ovgcpayments.gateway.requestlog.RequestPage;
import com.ovgcpayments.gateway.requestlog.StatusClass;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's requests to the API.
 *
 * @param further whether these are not the latest
 * @param keys those that may be filtered by
 * @param command makes a request
 */
record RequestListPage(Form filter, boolean further, RequestPage requests, List<ApiKeyEntry> keys, String command) {
    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> FIELDS = List.of("status", "method", "path", "key", "id", "from", "to");

    List<String> methods() {
        return METHODS;
    }

    List<String> statuses() {
        return Arrays.stream(StatusClass.values()).map(StatusClass::word).toList();
    }

    boolean filtered() {
        return FIELDS.stream().anyMatch(name -> filter.optional(name).isPresent());
    }

    String id(LoggedRequest request) {
        return PublicId.REQUEST.format(request.id());
    }

    String keyId(ApiKeyEntry key) {
        return PublicId.API_KEY.format(key.id());
    }

    /** What people call the key; one that has ended goes by its id. */
    String keyName(UUID id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .map(ApiKeyEntry::name)
                .findFirst()
                .orElseGet(() -> PublicId.API_KEY.format(id));
    }

    Badge badge(LoggedRequest request) {
        return Badge.of(request);
    }

    String first() {
        return link().toString();
    }

    @Nullable String next() {
        return requests.next()
                .map(last -> link().with("after", PublicId.REQUEST.format(last)).toString())
                .orElse(null);
    }

    private Link link() {
        Link link = Link.to("/requests");
        for (String name : FIELDS) {
            link = link.with(name, filter.text(name));
        }
        return link;
    }
}
