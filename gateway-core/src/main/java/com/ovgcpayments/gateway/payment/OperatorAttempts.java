package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.session.SessionStatus;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The attempts that wait for a person, and what he says of them: a fact like any other, judged by {@link Decider} under
 * the session's lock, so that nobody can make a session be paid twice. It is written together with its audit row.
 */
public final class OperatorAttempts {
    static final String COLUMNS = Attempt.COLUMNS + """
            , a.reason, a.checked_at, s.amount, s.currency, s.status::text AS status, m.id AS m_id, m.name AS m_name""";

    static final String FROM = """

             FROM attempt a
             JOIN checkout_session s ON s.id = a.session_id
             JOIN merchant m ON m.id = s.merchant_id
            """;

    private static final String LIST = "SELECT " + COLUMNS + FROM + """
            WHERE a.operator_since IS NOT NULL AND ($1::uuid IS NULL OR a.id > $1)
              AND ($3::uuid IS NULL OR s.merchant_id = $3)
            ORDER BY a.id LIMIT $2""";

    private static final String COUNT = "SELECT count(*) FROM attempt WHERE operator_since IS NOT NULL";

    private static final String SESSION_OF = "SELECT session_id FROM attempt WHERE id = $1";

    private final Database database;
    private final Transitions transitions;
    private final AttemptFiles files;

    public OperatorAttempts(Database database, Transitions transitions) {
        this.database = database;
        this.transitions = transitions;
        this.files = new AttemptFiles(database);
    }

    /** The oldest attempts first. */
    public Future<Page<OperatorAttempt>> list(Optional<UUID> after, int limit) {
        return list(Optional.empty(), after, limit);
    }

    /** The same, of one merchant only. */
    public Future<Page<OperatorAttempt>> list(Optional<UUID> merchantId, Optional<UUID> after, int limit) {
        return database.query(LIST, after.orElse(null), limit + 1, merchantId.orElse(null))
                .map(rows -> {
                    List<OperatorAttempt> found = StreamSupport.stream(rows.spliterator(), false)
                            .map(OperatorAttempts::entry)
                            .toList();
                    return Page.of(found, limit);
                });
    }

    public Future<Long> count() {
        return database.query(COUNT).map(rows -> rows.iterator().next().getLong(0));
    }

    /** All that is known of an attempt, whether or not it waits for a person. */
    public Future<Optional<AttemptFile>> find(UUID attemptId) {
        return files.find(attemptId);
    }

    /**
     * Applies what an operator says; empty if there is no such attempt. Fails with {@link UnresolvableAttempt} if the
     * attempt does not wait for a person, or if nothing would follow from what he says.
     */
    public Future<Optional<Transitions.Applied>> resolve(UUID attemptId, Resolution resolution, Deed deed) {
        return database.query(SESSION_OF, attemptId).compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            UUID sessionId = rows.iterator().next().getUUID("session_id");
            return transitions
                    .apply(
                            sessionId,
                            attemptId,
                            new Fact.Resolved(resolution, deed.reason()),
                            (transaction, before, decision) -> record(transaction, before, decision, resolution, deed))
                    .map(Optional::of);
        });
    }

    private static Future<?> record(
            SqlConnection transaction, PaymentRecord before, Decision decision, Resolution resolution, Deed deed) {
        Optional<String> refusal = refusal(before, decision, resolution);
        if (refusal.isPresent()) {
            return Future.failedFuture(new UnresolvableAttempt(refusal.get()));
        }
        String target = PublicId.ATTEMPT.format(before.attempt().id());
        return Audit.write(transaction, deed.entry("attempt.resolve", target, detail(before, decision, resolution)));
    }

    private static Optional<String> refusal(PaymentRecord before, Decision decision, Resolution resolution) {
        if (before.attempt().operatorSince().isEmpty()) {
            return Optional.of("The attempt does not wait for an operator.");
        }
        if (resolution instanceof Resolution.Paid paid) {
            if (paid.capture().capturedAt().isAfter(before.now())) {
                return Optional.of("captured_at lies in the future.");
            }
            if (decision.accepted().isEmpty() && decision.surplus().isEmpty()) {
                return Optional.of("This capture is booked already.");
            }
        }
        return Optional.empty();
    }

    private static Json.Writing detail(PaymentRecord before, Decision decision, Resolution resolution) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("as", resolution.word());
            json.writeStringField("state_before", before.attempt().state().word());
            json.writeStringField("state_after", decision.attempt().word());
            if (resolution instanceof Resolution.Paid paid) {
                Outcome.Capture capture = paid.capture();
                json.writeStringField("processor_ref", capture.processorRef());
                json.writeNumberField("amount", capture.money().minor());
                json.writeStringField("currency", capture.money().currency());
                json.writeStringField("captured_at", capture.capturedAt().toString());
            }
            json.writeEndObject();
        };
    }

    static OperatorAttempt entry(Row row) {
        return new OperatorAttempt(
                Attempt.of(row),
                new Merchant(row.getUUID("m_id"), row.getString("m_name")),
                SessionStatus.of(row.getString("status")),
                new Money(row.getLong("amount"), row.getString("currency")),
                Optional.ofNullable(row.getString("reason")),
                SessionRows.instant(row, "checked_at"));
    }
}
