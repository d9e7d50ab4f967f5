package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.money.Money;
import java.util.List;

/**
 * What a fee would take of some payments.
 *
 * @param general whether there may be lines for fewer payments, which come first
 * @param form with the problems of what was typed; then there are no rows
 */
record FeePreview(List<Row> rows, boolean general, Form form) {
    /**
     * @param now what is taken until it is changed
     * @param then what would be taken
     */
    record Row(Money payment, Money now, Money then) {}
}
