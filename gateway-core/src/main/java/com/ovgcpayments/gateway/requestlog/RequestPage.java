package com.ovgcpayments.gateway.requestlog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of requests, newest first. Only so many are looked through for one page: where few are what was asked for, a page
 * may hold less than its limit, or nothing, and there is a next one all the same.
 *
 * @param next after which request to go on; empty if there are no more
 */
public record RequestPage(List<LoggedRequest> items, Optional<UUID> next) {
    public RequestPage {
        items = List.copyOf(items);
    }
}
