package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Money;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {
    @ParameterizedTest
    @CsvSource({
        "USD, 2500,  2500",
        "JPY, 500,   500",
        "ISK, 5,     500",
        "UGX, 5000,  500000",
        "MGA, 50000, 500",
        "KWD, 5120,  5120",
        "HUF, 17500, 17500",
        "TWD, 300,   300",
    })
    void unitsAreStripesThereAndIsosHere(String currency, long iso, long stripe) throws UnfitAnswer {
        assertThat(StripeMoney.toStripe(new Money(iso, currency))).contains(stripe);
        assertThat(StripeMoney.ofStripe(stripe, currency.toLowerCase(Locale.ROOT)))
                .isEqualTo(new Money(iso, currency));
    }

    @ParameterizedTest
    @CsvSource({"KWD, 5124", "BHD, 1", "MGA, 50001", "MGA, 50010"})
    void whatStripeCannotExpressIsNotRounded(String currency, long iso) {
        Money money = new Money(iso, currency);
        assertThat(StripeMoney.toStripe(money)).isEmpty();
        AmountRule rule = StripeMoney.rules().get(currency);
        assertThat(rule).isNotNull();
        assertThat(Optional.ofNullable(rule).flatMap(each -> each.refusal(money)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"isk, 501", "ugx, 499999", "usd, -1", "xxx, 100", "'', 100"})
    void whatIsNoMoneyIsUnfit(String code, long amount) {
        assertThatThrownBy(() -> StripeMoney.ofStripe(amount, code)).isInstanceOf(UnfitAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 49, 50",
        "GBP, 29, 30",
        "JPY, 49, 50",
        "HUF, 17499, 17500",
        "DKK, 249, 250",
        "KWD, 9, 10",
        "MGA, 99, 100"
    })
    void lessThanStripeTakesIsRefused(String currency, long tooLittle, long enough) {
        AmountRule rule = StripeMoney.rules().get(currency);
        assertThat(rule).isNotNull();
        assertThat(Optional.ofNullable(rule).flatMap(each -> each.refusal(new Money(tooLittle, currency))))
                .isPresent();
        assertThat(Optional.ofNullable(rule).flatMap(each -> each.refusal(new Money(enough, currency))))
                .isEmpty();
    }

    @Test
    void everyAmountThatTheRulesAllowCanBeExpressed() {
        for (Map.Entry<String, AmountRule> each : StripeMoney.rules().entrySet()) {
            AmountRule rule = each.getValue();
            assertThat(StripeMoney.toStripe(new Money(rule.least(), each.getKey())))
                    .as(each.getKey())
                    .isPresent();
            assertThat(StripeMoney.toStripe(new Money(rule.most(), each.getKey())))
                    .as(each.getKey())
                    .isPresent();
        }
        assertThat(StripeMoney.currencies())
                .contains("USD", "EUR", "ISK", "MGA", "KWD")
                .doesNotContain("IRR", "KPW");
    }

    @Test
    void aFeeMayBeNegative() throws UnfitAnswer {
        assertThat(StripeMoney.minor(-30, "USD")).isEqualTo(-30);
    }
}
