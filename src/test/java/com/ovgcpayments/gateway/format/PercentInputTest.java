package com.ovgcpayments.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentInputTest {
    @ParameterizedTest
    @CsvSource({"2.9,290", "'2,9',290", "0,0", "0.05,5", "' 12 ',1200", "100,10000", "100.00,10000", "007.50,750"})
    void readsExactly(String typed, int basisPoints) {
        assertThat(PercentInput.read(typed)).hasValue(basisPoints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2.999", "100.01", "999", "-1", "+1", "1e1", "2.", ".5", "2.9%", "1 000", "１"})
    void readsNothingElse(String typed) {
        assertThat(PercentInput.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"290,2.9", "5,0.05", "0,0", "1000,10", "10000,100"})
    void writesAsItWouldBeTyped(int basisPoints, String typed) {
        assertThat(PercentInput.write(basisPoints)).isEqualTo(typed);
        assertThat(PercentInput.read(typed)).hasValue(basisPoints);
    }
}
