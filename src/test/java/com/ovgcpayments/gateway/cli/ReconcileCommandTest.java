package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.reconciliation.ReconciliationJob;
import com.ovgcpayments.gateway.testing.CapturedMoney;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command asks for a day and waits until a gateway, here only the part of it that matters, has done it. */
@ExtendWith(VertxExtension.class)
class ReconcileCommandTest {
    private final TestDatabase postgres = TestDatabase.create();
    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final Instant noon = yesterday.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private final ScriptedConnector lists = new ScriptedConnector(
            "lists", Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).withMovements());
    private final ScriptedConnector silent = new ScriptedConnector("silent", false, true);

    @TempDir
    Path directory;

    @BeforeEach
    void start(Vertx vertx) {
        CapturedMoney money = new CapturedMoney(vertx, postgres, lists, silent);
        ReconciliationJob job = new ReconciliationJob(money.database, money.connectors, Duration.ofSeconds(2));
        vertx.setPeriodic(50, due -> job.sweep(10));
    }

    @Test
    void agreesOrTellsWhatDiffers() {
        answers();
        CommandLineRun agreed = reconcile("--connector", "lists", "--mode", "test");
        assertThat(agreed.code()).isZero();
        assertThat(agreed.out()).isEqualTo("lists, test, " + yesterday + ": 0 movements, all agrees\n");

        Money usd = new Money(99, "USD");
        answers(new Movement("line", Movement.Kind.CAPTURE, "ch_1", usd, usd, 0, noon, noon));
        CommandLineRun differs = reconcile("--connector", "lists", "--mode", "test", "--date", yesterday.toString());
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out())
                .contains("✗ missing_here: capture ch_1, there 0.99 USD (dif_")
                .endsWith("lists, test, " + yesterday + ": 1 movements, 1 difference\n");

        CommandLineRun json = reconcile("--connector", "lists", "--mode", "test", "--json");
        assertThat(json.code()).isEqualTo(1);
        JsonObject difference =
                new JsonObject(json.out()).getJsonArray("differences").getJsonObject(0);
        assertThat(difference.getString("kind")).isEqualTo("missing_here");
        assertThat(difference.getJsonObject("theirs").getInteger("amount")).isEqualTo(99);
    }

    @Test
    void saysThatNothingCanBeCompared() {
        CommandLineRun run = reconcile("--connector", "silent");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("nothing compared, because the processor lists nothing");
    }

    @Test
    void failsWithTheReasonIfTheProcessorDoesNotAnswer() {
        lists.onMovements(request -> Future.succeededFuture(new MovementsReading.Unknown("timeout")));
        CommandLineRun run = reconcile("--connector", "lists");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("lists could not be asked").contains("timeout");
    }

    @Test
    void refusesADayThatIsNotOver() {
        CommandLineRun run = reconcile(
                "--connector", "lists", "--date", yesterday.plusDays(1).toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("--date must be a day that is over");
    }

    private void answers(Movement... movements) {
        lists.onMovements(
                request -> Future.succeededFuture(new MovementsReading.Page(List.of(movements), Optional.empty())));
    }

    private CommandLineRun reconcile(String... options) {
        List<String> args = new ArrayList<>(List.of("reconcile"));
        args.addAll(List.of(options));
        return CommandLineRun.of(
                directory,
                Map.of("GATEWAY_DATABASE_URL", postgres.application().withPassword()),
                args.toArray(String[]::new));
    }
}
