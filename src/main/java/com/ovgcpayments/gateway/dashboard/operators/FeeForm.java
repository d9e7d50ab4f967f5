package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.format.PercentInput;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** What a person types about a fee. */
final class FeeForm {
    static final String CONNECTOR = "connector";
    static final String CURRENCY = "currency";
    static final String PERCENT = "percent";
    static final String FIXED = "fixed";
    static final String END_REASON = "end_reason";

    private static final long MOST_FIXED = 99_999_999;

    private FeeForm() {}

    /** As a line stands. */
    static Form of(FeeTerms fee) {
        String fixed = fee.scope()
                .currency()
                .map(currency -> AmountInput.write(new Money(fee.fixed(), currency)))
                .orElse("");
        return Form.of(Map.of(PERCENT, PercentInput.write(fee.basisPoints()), FIXED, fixed));
    }

    /** As a line stands, with what was typed about its end and what is wrong with that. */
    static Form ending(FeeTerms fee, Form typed) {
        Form form = of(fee);
        Form both = Form.of(
                Map.of(PERCENT, form.value(PERCENT), FIXED, form.value(FIXED), END_REASON, typed.value(END_REASON)));
        typed.problem(END_REASON).ifPresent(problem -> both.problem(END_REASON, problem));
        return both;
    }

    /** Whose payments a new line is about; what is wrong with it is noted in the form. */
    static FeeTerms.Scope scope(Form form, Optional<UUID> merchant, Collection<String> connectors) {
        Optional<String> connector = form.optional(CONNECTOR).filter(connectors::contains);
        if (form.optional(CONNECTOR).isPresent() && connector.isEmpty()) {
            form.problem(CONNECTOR, "Choose one of the list.");
        }
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (form.optional(CURRENCY).isPresent() && currency.isEmpty()) {
            form.problem(CURRENCY, "Choose one of the list.");
        }
        return new FeeTerms.Scope(merchant, connector, currency);
    }

    /** Empty where something is wrong, which is noted in the form. */
    static Optional<FeeTerms.Rate> rate(Form form, Optional<String> currency) {
        OptionalInt share = form.text(PERCENT).isEmpty() ? OptionalInt.of(0) : PercentInput.read(form.text(PERCENT));
        if (share.isEmpty()) {
            form.problem(PERCENT, PercentInput.expectation());
        }
        if (form.text(PERCENT).isEmpty() && form.text(FIXED).isEmpty()) {
            form.problem(PERCENT, "Say what is taken: a share, a fixed amount, or both. Write 0 to take nothing.");
        }
        OptionalLong fixed = fixed(form, currency);
        return form.isSound() && share.isPresent() && fixed.isPresent()
                ? Optional.of(new FeeTerms.Rate(share.getAsInt(), fixed.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong fixed(Form form, Optional<String> currency) {
        // Without a currency only nothing at all can be meant, and that is read alike in every one.
        OptionalLong fixed = MinorInput.read(form, FIXED, currency.orElse("USD"));
        if (currency.isEmpty() && (fixed.isEmpty() || fixed.getAsLong() != 0)) {
            form.problem(CURRENCY, "A fixed part is an amount: choose its currency.");
        } else if (fixed.isPresent() && fixed.getAsLong() > MOST_FIXED) {
            form.problem(
                    FIXED,
                    "The fixed part is at most " + AmountInput.write(new Money(MOST_FIXED, currency.orElseThrow()))
                            + ".");
        }
        return fixed;
    }
}
