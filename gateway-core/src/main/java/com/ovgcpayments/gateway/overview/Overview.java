package com.ovgcpayments.gateway.overview;

import java.util.List;

/**
 * What a merchant took in one mode in the last {@link Overviews#DAYS} days of UTC, today included.
 *
 * @param currencies those in which anything happened, by their codes
 * @param whole false while earlier hours are still being counted, so that figures may yet grow
 */
public record Overview(List<CurrencyOverview> currencies, boolean whole) {
    public Overview {
        currencies = List.copyOf(currencies);
    }
}
