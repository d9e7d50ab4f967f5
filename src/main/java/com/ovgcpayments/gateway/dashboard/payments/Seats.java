package com.ovgcpayments.gateway.dashboard.payments;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many of something that lasts there may be at once at this instance: for one person, and in all. */
final class Seats {
    private final int mostPerPerson;
    private final int most;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int all;

    Seats(int mostPerPerson, int most) {
        this.mostPerPerson = mostPerPerson;
        this.most = most;
    }

    /** @return false if there is none left for him; otherwise he is to {@link #leave} it once */
    synchronized boolean take(UUID person) {
        int his = taken.getOrDefault(person, 0);
        if (all == most || his == mostPerPerson) {
            return false;
        }
        taken.put(person, his + 1);
        all++;
        return true;
    }

    synchronized void leave(UUID person) {
        all--;
        taken.computeIfPresent(person, (who, his) -> his == 1 ? null : his - 1);
    }
}
