package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.settings.SettingType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a payment of any amount becomes something that stands in SellHub's catalogue. */
enum PriceStrategy {
    /** One variant for each amount that is ever asked for, made at SellHub and listed in the configuration. */
    FIXED_VARIANTS,
    /** A hidden product for each amount and currency, made when it is first asked for. */
    PRODUCT_PER_AMOUNT,
    /** One variant for each currency whose price the payer's cart says. */
    PAY_WHAT_YOU_WANT;

    static final SettingType<PriceStrategy> TYPE = new SettingType<>() {
        @Override
        public PriceStrategy parse(Object raw) {
            String word = raw.toString().strip().toLowerCase(Locale.ROOT).replace('_', '-');
            return Arrays.stream(values())
                    .filter(strategy -> strategy.word().equals(word))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        @Override
        public String expectation() {
            return "one of " + Arrays.stream(values()).map(PriceStrategy::word).collect(Collectors.joining(", "));
        }
    };

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
