package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.format.PercentInput;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Money;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of what is taken, as a table shows it.
 *
 * @param merchant whose payments; empty for everybody's
 */
record FeeLine(FeeTerms fee, Optional<Merchant> merchant) {
    String id() {
        return PublicId.FEE_TERMS.format(fee.id());
    }

    String connector() {
        return fee.scope().connector().orElse("All");
    }

    String currency() {
        return fee.scope().currency().orElse("All");
    }

    /** What is taken, in words: "2.9 % + $0.30". */
    String rate() {
        return rate(fee.rate(), fee.scope().currency());
    }

    /** @param currency of the fixed part, which there is none of without it */
    static String rate(FeeTerms.Rate rate, Optional<String> currency) {
        String share = PercentInput.write(rate.basisPoints()) + " %";
        if (rate.fixed() == 0) {
            return share;
        }
        String fixed = AmountText.of(new Money(rate.fixed(), currency.orElseThrow()), Locale.US);
        return rate.basisPoints() == 0 ? fixed : share + " + " + fixed;
    }
}
