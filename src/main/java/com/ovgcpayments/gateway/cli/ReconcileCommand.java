package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliation;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reconcile",
        description = "Holds a day at a processor against what the gateway has, and tells what differs.",
        footer = "%nA running gateway asks the processor. Exits with 1 if anything differs.")
final class ReconcileCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 500;
    private static final int MOST = 1_000;

    private final Operations operations;

    @Option(names = "--connector", required = true, paramLabel = "NAME", description = "At which processor.")
    private String connector = "";

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Which day, in UTC, such as 2026-04-14; yesterday if left out.")
    private @Nullable LocalDate date;

    @Option(names = "--mode", defaultValue = "LIVE", description = "live or test; live if left out.")
    private Mode mode = Mode.LIVE;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    /** @param differences as many as there is room for */
    private record Result(Reconciliation day, Page<Difference> differences) {}

    ReconcileCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate day = date == null ? today.minusDays(1) : date;
        if (!day.isBefore(today)) {
            throw new CommandFailed("--date must be a day that is over in UTC, not " + day);
        }
        Result result = operations.onDatabase(LIMIT, (vertx, database) -> reconcile(vertx, database, day));
        operations.answer(json ? asJson(result) : asText(result));
        return result.day().open() == 0 ? 0 : 1;
    }

    private Future<Result> reconcile(Vertx vertx, Database database, LocalDate day) {
        Reconciliations reconciliations = new Reconciliations(database);
        return reconciliations
                .request(connector, mode, day)
                .compose(id -> compared(vertx, reconciliations, id, 0))
                .compose(done -> reconciliations
                        .differences(Optional.empty(), Optional.of(done.id()), true, MOST)
                        .map(differences -> new Result(done, differences)));
    }

    private Future<Reconciliation> compared(Vertx vertx, Reconciliations reconciliations, UUID id, int looks) {
        return reconciliations.find(id).compose(found -> {
            Reconciliation day = found.orElseThrow();
            if (day.state() != Reconciliation.State.PENDING) {
                return Future.succeededFuture(day);
            } else if (day.reason().isPresent()) {
                return Future.failedFuture(
                        new CommandFailed(connector + " could not be asked, and is asked again later: "
                                + day.reason().get()));
            } else if (looks * PAUSE_MILLIS > PATIENCE.toMillis()) {
                return Future.failedFuture(
                        new CommandFailed(
                                "no gateway has done it within 10 minutes: does one run that has the role clock? It stays to be done"));
            }
            return vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .compose(passed -> compared(vertx, reconciliations, id, looks + 1));
        });
    }

    private static String asText(Result result) {
        Reconciliation day = result.day();
        String which = day.connector() + ", " + day.mode().word() + ", " + day.day() + ": ";
        if (day.state() == Reconciliation.State.NOT_OFFERED) {
            return which + "nothing compared, because the processor lists nothing";
        }
        StringBuilder text = new StringBuilder();
        for (Difference each : result.differences().items()) {
            text.append("\u2717 ")
                    .append(each.kind().word())
                    .append(": ")
                    .append(each.movement())
                    .append(' ')
                    .append(each.subject())
                    .append(each.ours().map(ours -> ", here " + ours).orElse(""))
                    .append(each.theirs().map(theirs -> ", there " + theirs).orElse(""))
                    .append(" (")
                    .append(PublicId.DIFFERENCE.format(each.id()))
                    .append(")\n");
        }
        text.append(which).append(day.movements()).append(" movements, ");
        return text.append(
                        day.open() == 0
                                ? "all agrees"
                                : day.open() + (day.open() == 1 ? " difference" : " differences"))
                .toString();
    }

    private static String asJson(Result result) {
        Reconciliation day = result.day();
        JsonArray differences = new JsonArray();
        result.differences().items().forEach(each -> differences.add(describe(each)));
        return new JsonObject()
                .put("id", PublicId.RECONCILIATION.format(day.id()))
                .put("connector", day.connector())
                .put("livemode", day.mode().livemode())
                .put("date", day.day().toString())
                .put("state", day.state().word())
                .put("movements", day.movements())
                .put("open_differences", day.open())
                .put("differences", differences)
                .encode();
    }

    private static JsonObject describe(Difference difference) {
        return new JsonObject()
                .put("id", PublicId.DIFFERENCE.format(difference.id()))
                .put("kind", difference.kind().word())
                .put("movement", difference.movement())
                .put("processor_ref", difference.subject())
                .put("ours", difference.ours().map(ReconcileCommand::money).orElse(null))
                .put("theirs", difference.theirs().map(ReconcileCommand::money).orElse(null));
    }

    private static JsonObject money(Money money) {
        return new JsonObject().put("amount", money.minor()).put("currency", money.currency());
    }
}
