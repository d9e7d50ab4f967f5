package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Origin;
import com.ovgcpayments.gateway.settings.Setting;
import java.net.URI;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who a connector says it is, and how it stands with its processor. */
interface DescriptorContract extends Contract {
    @Test
    default void isFoundByItsName() {
        assertThat(rig().provider().name()).matches("[a-z0-9]+");
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .as("META-INF/services/%s", ConnectorProvider.class.getName())
                .extracting(ConnectorProvider::name)
                .contains(rig().provider().name());
    }

    @Test
    default void declaresItsOwnSettingsOnly() {
        assertThat(rig().provider().settings())
                .extracting(Setting::path)
                .doesNotHaveDuplicates()
                .doesNotContain("modes", "enabled", "label");
    }

    @Test
    default void describesItself() {
        ConnectorDescriptor descriptor = rig().descriptor();
        assertThat(descriptor.name()).isEqualTo(rig().provider().name());
        assertThat(descriptor.label()).isEqualTo("Contract");
        assertThat(descriptor.modes()).containsExactly(Mode.TEST);
        assertThat(descriptor.simulated()).isEqualTo(rig().provider().simulated());
        assertThat(rig().can().currencies()).allMatch(Currencies::isKnown);
        assertThat(rig().can().amounts().keySet()).allMatch(rig().can()::serves);
    }

    @Test
    default void declaresWhereItSendsPayers() {
        assertThat(rig().can().redirectOrigins()).isNotEmpty().allSatisfy(origin -> {
            URI url = URI.create(origin);
            assertThat(Origin.isWeb(url)).isTrue();
            assertThat(Origin.of(url)).isEqualTo(origin);
        });
    }

    @Test
    default void isReadyWhenItsProcessorAnswers() {
        assertThat(rig().ping().standings()).singleElement().satisfies(standing -> {
            assertThat(standing.mode()).isEqualTo(Mode.TEST);
            assertThat(standing.state()).isEqualTo(Standing.State.READY);
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REFUSED",
                "RESET_UNREAD",
                "RESET_UNFORWARDED",
                "SILENT_UNFORWARDED",
                "ERROR_PAGE_UNFORWARDED",
                "ANSWER_LOST",
                "HALF_ANSWER",
                "ERROR_PAGE",
                "REDIRECTED",
                "TOO_LARGE"
            })
    default void isUnreachableWhenItsProcessorIs(Fault fault) {
        rig().proxy().strike(fault);
        assertThat(rig().ping().standings()).extracting(Standing::state).containsExactly(Standing.State.UNREACHABLE);
        rig().proxy().heal();
        assertThat(rig().ping().standings()).extracting(Standing::state).containsExactly(Standing.State.READY);
    }

    @Test
    default void refusedCredentialsAreToldAndNothingIsMade() {
        Rig right = rig();
        ProcessorDouble processor = right.processor();
        assumeFalse(
                processor.settingsWithWrongCredentials(right.proxy().url()).isEmpty(),
                "this processor has no credentials that could be wrong");
        try (Rig wrong = Rig.start(right.provider(), processor, processor::settingsWithWrongCredentials)) {
            assertThat(wrong.ping().standings()).extracting(Standing::state).containsExactly(Standing.State.REFUSED);
            assertThat(wrong.connectors().isRefused(right.provider().name(), Mode.TEST))
                    .isTrue();
            Attempt attempt = wrong.attempt();
            assertThat(attempt.begin()).isInstanceOf(Outcome.NotSent.class);
            assertThat(attempt.fetch()).isInstanceOfAny(Outcome.Unknown.class, Outcome.NotSent.class);
            assertThat(processor.payments(attempt.reference())).isEmpty();
            wrong.assertNothingLeaked();
        }
    }
}
