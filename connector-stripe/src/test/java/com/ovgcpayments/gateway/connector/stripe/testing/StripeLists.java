package com.ovgcpayments.gateway.connector.stripe.testing;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists as the API pages them: the newest first, by cursors that are ids. */
final class StripeLists {
    private static final long DEFAULT_LIMIT = 10;
    private static final long MAX_LIMIT = 100;

    private StripeLists() {}

    /**
     * Reads the paging parameters, and refuses all parameters that nobody has read before.
     *
     * @param filter of what the endpoint's own parameters ask for
     */
    static <T extends StripeObject> JsonObject page(
            StripeCall call, Shelf<T> shelf, Predicate<T> filter, Function<T, JsonObject> json) {
        Params params = call.params();
        long limit = params.atLeast(1, "limit").orElse(DEFAULT_LIMIT);
        if (limit > MAX_LIMIT) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer", "limit", "This value must be less than or equal to 100.");
        }
        Optional<String> after = params.text("starting_after");
        Optional<String> before = params.text("ending_before");
        if (after.isPresent() && before.isPresent()) {
            throw StripeRefusal.malformed(
                    "Received both starting_after and ending_before parameters. Please pass in only one.");
        }
        Predicate<Instant> created = created(params);
        params.refuseUnknown();
        List<T> all = shelf.newestFirst(call.live());
        int from = after.map(id -> position(all, id, "starting_after") + 1).orElse(0);
        int to = before.map(id -> position(all, id, "ending_before")).orElse(all.size());
        List<T> rest = all.subList(from, to).stream()
                .filter(object -> filter.test(object) && created.test(object.created()))
                .toList();
        int size = (int) Math.min(limit, rest.size());
        List<T> page = before.isPresent() ? rest.subList(rest.size() - size, rest.size()) : rest.subList(0, size);
        return StripeJson.list(call.path(), page.stream().map(json).toList(), rest.size() > size);
    }

    private static <T extends StripeObject> int position(List<T> all, String id, String param) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        throw StripeRefusal.missing("object", param, id);
    }

    /** Either one second, or bounds. */
    private static Predicate<Instant> created(Params params) {
        if (!params.isHash("created")) {
            return params.integer("created")
                    .<Predicate<Instant>>map(second -> at -> at.getEpochSecond() == second)
                    .orElse(at -> true);
        }
        Params bounds = params.hash("created").orElseThrow();
        Optional<Long> gt = bounds.integer("gt");
        Optional<Long> gte = bounds.integer("gte");
        Optional<Long> lt = bounds.integer("lt");
        Optional<Long> lte = bounds.integer("lte");
        return at -> {
            long second = at.getEpochSecond();
            return gt.map(bound -> second > bound).orElse(true)
                    && gte.map(bound -> second >= bound).orElse(true)
                    && lt.map(bound -> second < bound).orElse(true)
                    && lte.map(bound -> second <= bound).orElse(true);
        };
    }
}
