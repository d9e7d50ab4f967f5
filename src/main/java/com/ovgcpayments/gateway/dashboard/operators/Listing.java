package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and the way on from it.
 *
 * @param first the address of the list's beginning; null on it
 * @param next the address of what follows; null at the end
 */
record Listing<T>(
        List<T> items, @Nullable String first, @Nullable String next) {
    static final int LENGTH = 50;
    private static final String AFTER = "after";

    /** @param cursor what names an item in the address of the page behind it */
    static <T> Listing<T> of(ScreenRequest request, Page<T> page, Function<T, String> cursor) {
        boolean begun = request.query(AFTER).isPresent();
        List<T> items = page.items();
        return new Listing<>(
                items,
                begun ? address(request, Optional.empty()) : null,
                page.hasMore() ? address(request, Optional.of(cursor.apply(items.get(items.size() - 1)))) : null);
    }

    /** Behind which item the page begins that is asked for. */
    static Optional<UUID> after(ScreenRequest request, PublicId kind) {
        return request.query(AFTER).map(text -> kind.parse(text).orElseThrow(ApiProblem::notFound));
    }

    static Optional<String> after(ScreenRequest request) {
        return request.query(AFTER);
    }

    private static String address(ScreenRequest request, Optional<String> after) {
        String kept = request.context().queryParams().entries().stream()
                .filter(parameter -> !parameter.getKey().equals(AFTER))
                .map(Listing::written)
                .collect(Collectors.joining("&"));
        String cursor = after.map(id -> AFTER + "=" + encoded(id)).orElse("");
        String query = kept + (kept.isEmpty() || cursor.isEmpty() ? "" : "&") + cursor;
        return request.context().normalizedPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String written(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
