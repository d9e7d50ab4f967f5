package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenRequest;

/**
 * A list that shows either what waits for a person, the oldest first, or all there is, the newest first.
 *
 * @param all whether all is shown
 */
record Queue<T>(Listing<T> listing, boolean all) {
    static boolean showsAll(ScreenRequest request) {
        return request.query("show").filter("all"::equals).isPresent();
    }

    static <T> Queue<T> waiting(Listing<T> listing) {
        return new Queue<>(listing, false);
    }

    static <T> Queue<T> all(Listing<T> listing) {
        return new Queue<>(listing, true);
    }

    String firstWords() {
        return all ? "Newest" : "Beginning";
    }

    String nextWords() {
        return all ? "Older →" : "Next →";
    }
}
