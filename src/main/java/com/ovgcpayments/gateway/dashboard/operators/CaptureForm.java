package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person says that a processor has captured. */
final class CaptureForm {
    private static final String REF = "processor_ref";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String AT = "captured_at";

    private CaptureForm() {}

    /** What was asked for stands there already: most of the time that is what was captured. */
    static Form of(Money price) {
        return Form.of(Map.of(AMOUNT, AmountInput.write(price), CURRENCY, price.currency()));
    }

    /** Empty where something is wrong, which is noted in the form. */
    static Optional<Outcome.Capture> read(Form form) {
        String ref = form.text(REF);
        if (ref.isEmpty() || ref.length() > Outcome.MAX_REF_LENGTH) {
            form.problem(
                    REF,
                    "Copy the id of the capture from the processor, of at most " + Outcome.MAX_REF_LENGTH
                            + " characters.");
        } else if (!ref.chars().allMatch(character -> character > ' ' && character != 0x7f)) {
            form.problem(REF, "The id of a capture has no spaces in it.");
        }
        Optional<Money> money = money(form);
        Optional<Instant> at = time(form);
        return form.isSound() && money.isPresent() && at.isPresent()
                ? Optional.of(new Outcome.Capture(ref, money.get(), at.get()))
                : Optional.empty();
    }

    private static Optional<Money> money(Form form) {
        String currency = form.text(CURRENCY).toUpperCase(Locale.ROOT);
        if (!Currencies.isKnown(currency)) {
            form.problem(CURRENCY, "Write the three letters of the currency, such as USD.");
            return Optional.empty();
        }
        Optional<Money> money = AmountInput.read(form.text(AMOUNT), currency);
        if (money.isEmpty()) {
            form.problem(AMOUNT, AmountInput.expectation(currency));
        }
        return money;
    }

    private static Optional<Instant> time(Form form) {
        try {
            Instant at = LocalDateTime.parse(form.text(AT)).toInstant(ZoneOffset.UTC);
            if (at.isAfter(Instant.now())) {
                form.problem(AT, "This time lies in the future. It is taken as UTC.");
            }
            return Optional.of(at);
        } catch (DateTimeException e) {
            form.problem(AT, "Write the day and the time in UTC, as the processor shows it.");
            return Optional.empty();
        }
    }
}
