package com.ovgcpayments.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "12.50 USD 1250",
                "12.5 USD 1250",
                "12,50 EUR 1250",
                "12,5 EUR 1250",
                "12 USD 1200",
                "0.01 USD 1",
                "007 USD 700",
                "12.500 USD 1250",
                "1250 JPY 1250",
                "1.250 KWD 1250",
                "1.25 KWD 1250",
                "9999999999.99 USD 999999999999",
                "999999999999 JPY 999999999999"
            })
    void readsWhatIsClear(String typed, String currency, long minor) {
        assertThat(AmountInput.read(typed, currency)).contains(new Money(minor, currency));
        assertThat(AmountInput.read("  " + typed + "\t", currency)).contains(new Money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "'' USD",
                "0 USD",
                "0.00 USD",
                "-1 USD",
                "+1 USD",
                "1e3 USD",
                "12.505 USD",
                "1,250 USD",
                "1.250,00 USD",
                "'1,250.00' USD",
                "'1 250' USD",
                "12. USD",
                ".50 USD",
                "$12 USD",
                "٣ USD",
                "12.5 JPY",
                "12,5 JPY",
                "1,250 JPY",
                "1,250 KWD",
                "1,25 KWD",
                "10000000000.00 USD",
                "1000000000000 JPY"
            })
    void readsNothingElse(String typed, String currency) {
        assertThat(AmountInput.read(typed, currency)).isEmpty();
        assertThat(AmountInput.expectation(currency)).startsWith("Write the amount like ");
    }

    @Test
    void readsNoBooks() {
        assertThat(AmountInput.read("0".repeat(60_000) + "1", "USD")).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        for (Money each : new Money[] {new Money(1, "USD"), new Money(1250, "JPY"), new Money(1250, "KWD")}) {
            assertThat(AmountInput.read(AmountInput.write(each), each.currency()))
                    .contains(each);
        }
    }
}
