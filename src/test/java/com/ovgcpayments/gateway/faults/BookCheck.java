package com.ovgcpayments.gateway.faults;

import java.util.List;
import java.util.stream.Stream;

/** Compares two books. */
@FunctionalInterface
interface BookCheck {
    /** What does not agree, each as somebody would have to read it who looks for the reason. */
    Stream<String> violations(Evidence evidence);

    /** Every comparison; a new book is one more line here. */
    static List<BookCheck> all() {
        return List.of(
                new CapturesCheck(),
                new RefundsCheck(),
                new OpenedOnceCheck(),
                new AttemptsCheck(),
                new OrdersCheck(),
                new PayersCheck(),
                new InboxCheck(),
                new ErrandsCheck(),
                new MerchantRefundsCheck(),
                new PayoutsCheck(),
                new BalancesCheck(),
                new MoneyInboxCheck());
    }
}
