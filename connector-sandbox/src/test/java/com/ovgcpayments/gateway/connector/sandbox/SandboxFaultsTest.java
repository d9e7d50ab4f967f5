package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong at begin, on a real socket, and what the gateway makes of it. */
class SandboxFaultsTest {
    private static final String NOTHING_MADE = "Unknown";

    @ParameterizedTest
    @CsvSource({
        "refuse,             NotSent,  Unknown",
        "reset_before_read,  Unknown,  Unknown",
        "hang,               Unknown,  Unknown",
        "error_500,          Unknown,  Unknown",
        "decline_hard,       Declined, Declined",
        "decline_soft,       Declined, Declined",
        "answer_lost,        Unknown,  Redirect",
        "half_answer,        Unknown,  Redirect",
        "redirect_elsewhere, Unknown,  Redirect",
        "wrong_content_type, Unknown,  Redirect",
    })
    void strikesAtEveryBegin(String fault, String begun, String fetched) {
        try (Instance sandbox = start(fault)) {
            assertThat(sandbox.begin("first_1").getClass().getSimpleName()).isEqualTo(begun);
            assertThat(sandbox.begin("second_1").getClass().getSimpleName()).isEqualTo(begun);
            assertThat(sandbox.fetch("first_1").getClass().getSimpleName()).isEqualTo(fetched);
            if (fetched.equals(NOTHING_MADE)) {
                assertThat(sandbox.book().list("payment/", 10).await()).isEmpty();
            }
        }
    }

    @Test
    void saysWhyAnAnswerIsMissing() {
        assertThat(reason("reset_before_read")).containsIgnoringCase("reset");
        assertThat(reason("answer_lost")).containsIgnoringCase("reset");
        assertThat(reason("hang")).isEqualTo("no answer in time");
        assertThat(reason("error_500")).isEqualTo("sandbox answered 500 as text/html; charset=utf-8");
        assertThat(reason("redirect_elsewhere")).isEqualTo("sandbox answered 307 as null");
        assertThat(reason("wrong_content_type")).isEqualTo("sandbox answered 201 as text/html");
    }

    @Test
    void declinesHardAndSoft() {
        try (Instance hard = start("decline_hard");
                Instance soft = start("decline_soft")) {
            assertThat(hard.begin("a_1"))
                    .isEqualTo(new Outcome.Declined("card_declined", DeclineReason.GENERIC, false));
            assertThat(soft.begin("a_1"))
                    .isEqualTo(new Outcome.Declined("try_again_later", DeclineReason.TRY_AGAIN_LATER, true));
        }
    }

    @Test
    void ofSeveralTheFirstToStrikeDoes() {
        try (Instance sandbox = start(List.of("answer_lost", "refuse"))) {
            assertThat(sandbox.begin("a_1")).isInstanceOf(Outcome.NotSent.class);
        }
    }

    @Test
    void anAnswerThatTakesTooLongIsUnknownThoughThePaymentIsMade() {
        Instance.Plan slow =
                Instance.Plan.fresh().with(Map.of("approveDelay", "PT30S")).waiting(Duration.ofMillis(500));
        try (Instance sandbox = slow.start()) {
            assertThat(sandbox.begin("a_1")).isInstanceOf(Outcome.Unknown.class);
        }
        try (Instance sandbox = slow.with(Map.of()).start()) {
            assertThat(sandbox.fetch("a_1")).isInstanceOf(Outcome.Redirect.class);
        }
    }

    private static String reason(String fault) {
        try (Instance sandbox = start(fault)) {
            return ((Outcome.Unknown) sandbox.begin("why_1")).reason();
        }
    }

    private static Instance start(Object faults) {
        return Instance.Plan.fresh()
                .with(Map.of("faults", faults))
                .waiting(Duration.ofMillis(700))
                .start();
    }
}
