package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What we take of captured payments. The most specific line counts: the merchant's own before everybody's, then the
 * connector's, then the currency's.
 *
 * @param scope whose payments
 * @param basisPoints of the amount, from 0 to 10 000, in hundredths of a per cent
 * @param fixed in the minor unit of the currency, on top
 * @param changedAt since when it is so; what was captured before keeps its fee
 */
public record FeeTerms(UUID id, Scope scope, int basisPoints, long fixed, Instant changedAt) {
    /** Each part left out means all. */
    public record Scope(Optional<UUID> merchantId, Optional<String> connector, Optional<String> currency) {
        /** @throws IllegalArgumentException if the currency is none that can be paid in, or the connector has no name */
        public Scope {
            currency.ifPresent(Scope::requireKnown);
            if (connector.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException("a connector has a name");
            }
        }

        private static void requireKnown(String currency) {
            if (!Currencies.isKnown(currency)) {
                throw new IllegalArgumentException(
                        "the currency must be an ISO 4217 code in upper case, not \"" + currency + "\"");
            }
        }
    }

    public Rate rate() {
        return new Rate(basisPoints, fixed);
    }

    /** What is to be taken from now on. */
    public record Rate(int basisPoints, long fixed) {
        private static final int WHOLE = 10_000;
        private static final long MOST_FIXED = 99_999_999;

        /** @throws IllegalArgumentException if it is out of bounds */
        public Rate {
            if (basisPoints < 0 || basisPoints > WHOLE) {
                throw new IllegalArgumentException("basis points must be from 0 to " + WHOLE + ", not " + basisPoints);
            }
            if (fixed < 0 || fixed > MOST_FIXED) {
                throw new IllegalArgumentException("the fixed part must be from 0 to " + MOST_FIXED + ", not " + fixed);
            }
        }

        /** What it takes of a payment: never more than that, and half a minor unit goes to the even one, as in the ledger. */
        public Money of(Money payment) {
            long share = BigDecimal.valueOf(payment.minor())
                    .multiply(BigDecimal.valueOf(basisPoints))
                    .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return new Money(Math.min(payment.minor(), share + fixed), payment.currency());
        }

        /** @throws IllegalArgumentException if there is a fixed part and no currency that it is of */
        public void requireFits(Scope scope) {
            if (fixed != 0 && scope.currency().isEmpty()) {
                throw new IllegalArgumentException("a fixed part is an amount, so it needs a currency");
            }
        }
    }
}
