package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.money.Money;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** An amount in a form that may be nothing at all. */
final class MinorInput {
    private static final Pattern NOTHING = Pattern.compile("0+(?:[.,]0{1,3})?");

    private MinorInput() {}

    /**
     * In the minor unit of a currency; zero if nothing, or zero, was typed. Empty where it cannot be read, which is noted in the
     * form.
     */
    static OptionalLong read(Form form, String name, String currency) {
        String text = form.text(name);
        if (text.isEmpty() || NOTHING.matcher(text).matches()) {
            return OptionalLong.of(0);
        }
        Optional<Money> money = AmountInput.read(text, currency);
        if (money.isEmpty()) {
            form.problem(name, AmountInput.expectation(currency).replace("more than zero, ", "zero or more, "));
            return OptionalLong.empty();
        }
        return OptionalLong.of(money.get().minor());
    }
}
