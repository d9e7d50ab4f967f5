package com.ovgcpayments.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormTest {
    private static final String PREFIX = "ovgc_test_";
    private static final String RANDOM = "AZaz09-_".repeat(5) + "AZa";

    @RepeatedTest(20)
    void recognisesWhatItMakes() {
        assertThat(KeyForm.hasForm(PREFIX, KeyForm.random(PREFIX))).isTrue();
        assertThat(KeyForm.hasForm("", KeyForm.random(""))).isTrue();
    }

    @Test
    void takesEveryCharacterOfUrlSafeBase64() {
        assertThat(KeyForm.hasForm(PREFIX, PREFIX + RANDOM)).isTrue();
    }

    @Test
    void asksForThePrefix() {
        assertThat(KeyForm.hasForm(PREFIX, "ovgc_live_" + RANDOM)).isFalse();
        assertThat(KeyForm.hasForm("ovgc_live_", PREFIX + RANDOM)).isFalse();
        assertThat(KeyForm.hasForm(PREFIX, RANDOM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "/", "+", "=", ".", " ", "\n", "é", "７", "AA"})
    void refusesAnotherLastCharacter(String end) {
        String key = PREFIX + RANDOM.substring(1) + end;
        assertThat(KeyForm.hasForm(PREFIX, key)).isEqualTo(end.equals("A"));
    }
}
