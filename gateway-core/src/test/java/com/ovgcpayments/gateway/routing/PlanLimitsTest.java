package com.ovgcpayments.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "small euros", "Größe 👍", " x "})
    void aNameIsSomethingToRead(String text) {
        assertThat(PlanLimits.isName(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u0085", "\ud83d", "\udc4d\ud83d"})
    void whatCannotBeReadOrStoredIsNone(String text) {
        assertThat(PlanLimits.isName(text)).isFalse();
    }

    @Test
    void aNameFitsALine() {
        assertThat(PlanLimits.isName("x".repeat(100))).isTrue();
        assertThat(PlanLimits.isName("x".repeat(101))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", ".a", "a.", "a..b", "A.example", "a_b"})
    void whatIsNoDomainIsToldApart(String text) {
        assertThat(PlanLimits.isDomain(text)).isFalse();
        assertThat(PlanLimits.isDomain("xn--a-1.example")).isTrue();
    }

    @Test
    void amountsAreOfOneCurrencyAndInTheirOrder() {
        Optional<Long> none = Optional.empty();
        assertThat(PlanLimits.haveOneCurrency(none, none, Set.of())).isTrue();
        assertThat(PlanLimits.haveOneCurrency(Optional.of(1L), none, Set.of())).isFalse();
        assertThat(PlanLimits.haveOneCurrency(none, Optional.of(1L), Set.of("EUR", "USD")))
                .isFalse();
        assertThat(PlanLimits.haveOneCurrency(none, Optional.of(1L), Set.of("EUR")))
                .isTrue();
        assertThat(PlanLimits.isRange(Optional.of(2L), Optional.of(2L))).isTrue();
        assertThat(PlanLimits.isRange(Optional.of(3L), Optional.of(2L))).isFalse();
        assertThat(PlanLimits.isRange(Optional.of(3L), none)).isTrue();
    }

    @Test
    void currenciesAreThoseInWhichPeoplePay() {
        assertThat(PlanLimits.unknownCurrencies(List.of("EUR", "XYZ", "eur"))).containsExactly("XYZ", "eur");
    }

    @Test
    void aGatewayIsNamedOnce() {
        assertThat(PlanLimits.namesTwice(List.of("a", "b"))).isFalse();
        assertThat(PlanLimits.namesTwice(List.of("a", "b", "a"))).isTrue();
    }
}
