package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reckons what a fee takes and would take, each by the rule by which it is taken. */
final class FeePreviews {
    private static final long[] PAYMENTS = {10, 100, 1_000};
    private static final String USUAL = "USD";

    private final Terms terms;

    FeePreviews(Terms terms) {
        this.terms = terms;
    }

    /**
     * @param line as it is now; empty for a new one, which would take the place of what counts for such payments now
     * @param scope of the line; where it is of all currencies, dollars are the example
     * @param rate what it would be; empty where it cannot be read, which the form says
     */
    Future<FeePreview> of(Optional<FeeTerms> line, FeeTerms.Scope scope, Optional<FeeTerms.Rate> rate, Form form) {
        if (rate.isEmpty()) {
            return Future.succeededFuture(new FeePreview(List.of(), false, form));
        }
        String currency = scope.currency().orElse(USUAL);
        Future<List<FeePreview.Row>> rows = Future.succeededFuture(new ArrayList<>());
        for (long major : PAYMENTS) {
            Money payment = payment(major, currency);
            rows = rows.compose(before -> now(line, scope, payment).map(now -> {
                before.add(new FeePreview.Row(payment, now, rate.get().of(payment)));
                return before;
            }));
        }
        boolean general = scope.merchantId().isEmpty()
                || scope.connector().isEmpty()
                || scope.currency().isEmpty();
        return rows.map(all -> new FeePreview(List.copyOf(all), general, form));
    }

    private Future<Money> now(Optional<FeeTerms> line, FeeTerms.Scope scope, Money payment) {
        return line.map(fee -> Future.succeededFuture(fee.rate().of(payment)))
                .orElseGet(() -> terms.taken(scope, payment));
    }

    /** Where there are no decimals, a unit is worth about as much as a cent. */
    private static Money payment(long major, String currency) {
        int decimals = Currencies.exponent(currency).orElseThrow();
        return new Money(major * Math.round(Math.pow(10, Math.max(2, decimals))), currency);
    }
}
