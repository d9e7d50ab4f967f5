package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.money.Money;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountRuleTest {
    private static final AmountRule RULE = new AmountRule(50, 1000, 10);

    @ParameterizedTest
    @ValueSource(longs = {50, 60, 990, 1000})
    void takesWhatFits(long amount) {
        assertThat(RULE.refusal(new Money(amount, "USD"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                   | USD | must be at least 50 (",
                "49                  | USD | must be at least 50 (",
                "55                  | USD | must be a multiple of 10 in USD",
                "1001                | KWD | must be at most 1000 (",
                "9223372036854775807 | JPY | must be at most 1000 ("
            })
    void saysWhatIsWrongWithTheRest(long amount, String currency, String expected) {
        assertThat(RULE.refusal(new Money(amount, currency)).orElseThrow())
                .startsWith(expected)
                .contains(currency);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 1", "10, 9, 1", "1, 10, 0", "-1, -1, 1"})
    void ruleThatNothingFitsIsAMistake(long least, long most, long step) {
        assertThatThrownBy(() -> new AmountRule(least, most, step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no amount fits");
    }

    @Test
    void everyCurrencyHasItsOwn() {
        Capabilities capabilities = Capabilities.redirecting(Set.of()).only(Set.of("USD", "EUR"), Map.of("USD", RULE));
        assertThat(capabilities.refusal(new Money(1, "USD"))).isPresent();
        assertThat(capabilities.refusal(new Money(50, "USD"))).isEmpty();
        assertThat(capabilities.refusal(new Money(1, "EUR"))).isEmpty();
        assertThat(capabilities.serves("EUR")).isTrue();
        assertThat(capabilities.serves("JPY")).isFalse();
    }
}
