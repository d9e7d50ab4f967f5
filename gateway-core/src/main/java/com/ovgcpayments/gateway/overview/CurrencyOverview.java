package com.ovgcpayments.gateway.overview;

import java.util.List;

/**
 * @param days all days of the overview, also those on which nothing happened, the oldest first
 * @param declines the commonest causes over all of these days, the commonest first
 */
public record CurrencyOverview(String currency, List<DayActivity> days, List<DeclineCount> declines) {
    public CurrencyOverview {
        days = List.copyOf(days);
        declines = List.copyOf(declines);
    }

    public Activity total() {
        return days.stream().map(DayActivity::activity).reduce(Activity.NONE, Activity::plus);
    }
}
