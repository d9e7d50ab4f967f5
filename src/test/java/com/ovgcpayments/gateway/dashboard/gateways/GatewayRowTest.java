package com.ovgcpayments.gateway.dashboard.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.GatewayStanding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayRowTest {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of("https://processor.example"));

    @Test
    void aRateIsOfThoseThatWereBegun() {
        assertThat(row(ANY, GatewayStanding.State.READY, 0, 0).rate()).isEmpty();
        assertThat(row(ANY, GatewayStanding.State.READY, 50, 2).rate()).contains("96% of the last 50");
        assertThat(row(ANY, GatewayStanding.State.READY, 3, 1).rate()).contains("66% of the last 3");
    }

    @Test
    void howItStandsIsSaidInWords() {
        assertThat(row(ANY, GatewayStanding.State.READY, 0, 0).explanation()).isEmpty();
        assertThat(row(ANY, GatewayStanding.State.FAILING, 9, 9).state()).isEqualTo("Failing");
        assertThat(row(ANY, GatewayStanding.State.REFUSED, 0, 0).explanation())
                .hasValueSatisfying(words -> assertThat(words).contains("refuses the credentials"));
        GatewayRow silent = new GatewayRow("x", "x", Optional.empty(), Optional.empty());
        assertThat(silent.state()).isEqualTo("No answer");
        assertThat(silent.kind()).isEqualTo("wait");
        assertThat(silent.abilities()).isEmpty();
        GatewayRow elsewhere = new GatewayRow("x", "x", Optional.of(descriptor(false, false, ANY)), Optional.empty());
        assertThat(elsewhere.state()).isEqualTo("Not in this mode");
    }

    @Test
    void fewCurrenciesAreNamedAndManyAreCounted() {
        assertThat(row(ANY, GatewayStanding.State.READY, 0, 0).currencies()).isEqualTo("All currencies");
        assertThat(row(only("USD", "EUR"), GatewayStanding.State.READY, 0, 0).currencies())
                .isEqualTo("EUR, USD");
        GatewayRow many = row(only("USD", "EUR", "CHF", "GBP", "JPY", "SEK", "NOK"), GatewayStanding.State.READY, 0, 0);
        assertThat(many.currencies()).isEqualTo("CHF, EUR, GBP, JPY, NOK and 2 more");
        assertThat(many.allCurrencies()).contains("CHF, EUR, GBP, JPY, NOK, SEK, USD");
    }

    @Test
    void whatItCannotIsSaidToo() {
        assertThat(row(ANY.withRefund(), GatewayStanding.State.READY, 0, 0).abilities())
                .containsExactly(
                        new GatewayRow.Ability("Refunds", true), new GatewayRow.Ability("No cancelling", false));
    }

    @Test
    void merchantsAreToldWhatIsNoRealProcessorAndWhatIsNotSure() {
        GatewayRow simulated = new GatewayRow("x", "x", Optional.of(descriptor(true, false, ANY)), Optional.empty());
        GatewayRow experimental = new GatewayRow("x", "x", Optional.of(descriptor(false, true, ANY)), Optional.empty());
        assertThat(simulated.simulated()).isTrue();
        assertThat(simulated.experimental()).isFalse();
        assertThat(experimental.simulated()).isFalse();
        assertThat(experimental.experimental()).isTrue();
    }

    private static Capabilities only(String... currencies) {
        return ANY.only(Set.of(currencies), Map.of());
    }

    private static GatewayRow row(Capabilities can, GatewayStanding.State state, long begun, long failed) {
        return new GatewayRow(
                "x",
                "X",
                Optional.of(descriptor(false, false, can)),
                Optional.of(new GatewayStanding("x", "X", state, begun, failed)));
    }

    private static ConnectorDescriptor descriptor(boolean simulated, boolean experimental, Capabilities can) {
        return new ConnectorDescriptor("x", "X", Set.of(Mode.TEST), simulated, experimental, can);
    }
}
