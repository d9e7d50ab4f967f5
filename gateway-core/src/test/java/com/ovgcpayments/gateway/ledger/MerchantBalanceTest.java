package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantBalanceTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "500, 300, 300, false",
        "-100, 300, 200, false",
        "-300, 300, 0, false",
        "-400, 300, 0, true",
        "500, -300, 0, false",
        "200, -300, 0, true"
    })
    void whatPendingLacksIsHeldBack(long pending, long available, long payable, boolean negative) {
        MerchantBalance balance = new MerchantBalance("USD", pending, available, 99);
        assertThat(balance.payable()).isEqualTo(payable);
        assertThat(balance.isNegative()).isEqualTo(negative);
    }
}
