package com.ovgcpayments.gateway.verification;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.verification.Rule.Level;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is looked for. Each statement reads each table once, so that a large database takes minutes and not days. */
final class Rules {
    private static final Function<UUID, String> SESSION = UUID::toString;
    private static final Function<UUID, String> CAPTURE = UUID::toString;
    private static final Function<UUID, String> TRANSACTION = PublicId.TRANSACTION::format;
    private static final Function<UUID, String> ATTEMPT = PublicId.ATTEMPT::format;
    private static final Function<UUID, String> EVENT = PublicId.EVENT::format;
    private static final Function<UUID, String> DELIVERY = PublicId.DELIVERY::format;

    private static final Function<UUID, String> REFUND = PublicId.REFUND::format;

    private static final String BY_HAND =
            "Something other than this gateway wrote to the database, or this gateway has a"
                    + " defect: keep the database as it is, compare these with the processor, and report it.";

    private static final List<Rule> PAYMENTS = List.of(
            problem(
                    "completed-has-transaction",
                    "completed sessions have no transaction",
                    "Look the payment up at its processor before anything is shipped or refunded. " + BY_HAND,
                    SESSION,
                    """
                    SELECT s.id FROM checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id
                     WHERE s.status = 'completed' AND t.id IS NULL"""),
            problem(
                    "transaction-completes",
                    "transactions belong to a session that is not completed",
                    "The payer has paid and the merchant sees an unpaid session. " + BY_HAND,
                    TRANSACTION,
                    """
                    SELECT t.id FROM payment_transaction t JOIN checkout_session s ON s.id = t.session_id
                     WHERE s.status <> 'completed'"""),
            problem(
                    "completed-has-succeeded-attempt",
                    "completed sessions do not have exactly one succeeded attempt",
                    BY_HAND,
                    SESSION,
                    """
                    SELECT s.id FROM checkout_session s
                      LEFT JOIN attempt a ON a.session_id = s.id AND a.state = 'succeeded'
                     WHERE s.status = 'completed' GROUP BY s.id HAVING count(a.id) <> 1"""),
            problem(
                    "succeeded-has-transaction",
                    "succeeded attempts have no transaction of their own",
                    BY_HAND,
                    ATTEMPT,
                    """
                    SELECT a.id FROM attempt a LEFT JOIN payment_transaction t ON t.attempt_id = a.id
                     WHERE a.state = 'succeeded' AND t.id IS NULL"""),
            problem(
                    "transaction-of-its-attempt",
                    "transactions are not those of a succeeded attempt at the same processor",
                    BY_HAND,
                    TRANSACTION,
                    """
                    SELECT t.id FROM payment_transaction t LEFT JOIN attempt a ON a.id = t.attempt_id
                     WHERE a.id IS NULL OR a.state <> 'succeeded' OR a.connector <> t.connector
                        OR a.session_id <> t.session_id"""),
            problem(
                    "transaction-as-asked",
                    "transactions have another amount, currency, mode or merchant than their session",
                    "The payer was charged something else than he agreed to: compare with the processor. " + BY_HAND,
                    TRANSACTION,
                    """
                    SELECT t.id FROM payment_transaction t JOIN checkout_session s ON s.id = t.session_id
                     WHERE (t.amount, t.currency, t.livemode, t.merchant_id)
                           IS DISTINCT FROM (s.amount, s.currency, s.livemode, s.merchant_id)"""),
            problem(
                    "capture-booked-once",
                    "captures stand both as a transaction and as surplus",
                    "Pay nothing of it back until it is clear which is right. " + BY_HAND,
                    CAPTURE,
                    """
                    SELECT c.id FROM surplus_capture c JOIN payment_transaction t USING (connector, livemode, processor_ref)"""),
            problem(
                    "surplus-for-its-reason",
                    "surplus captures are not surplus for the reason that is given, or not of their attempt's processor",
                    "Compare them with the processor before they are paid back. " + BY_HAND,
                    CAPTURE,
                    """
                    SELECT c.id FROM surplus_capture c
                      JOIN attempt a ON a.id = c.attempt_id JOIN checkout_session s ON s.id = a.session_id
                     WHERE c.connector <> a.connector OR c.livemode <> a.livemode
                        OR (c.kind = 'mismatch') = ((c.amount, c.currency) = (s.amount, s.currency))
                        OR (c.kind = 'duplicate' AND s.status <> 'completed')"""),
            problem(
                    "one-live-attempt",
                    "sessions have more than one live attempt",
                    "The payer may pay twice: close all but one at their processors. " + BY_HAND,
                    SESSION,
                    """
                    SELECT session_id AS id FROM attempt WHERE state IN ('sending', 'open', 'processing', 'unknown')
                     GROUP BY session_id HAVING count(*) > 1"""),
            problem(
                    "attempt-not-forgotten",
                    "attempts have not ended, are never asked about again, and lie with nobody",
                    "Ask the processor what became of them. " + BY_HAND,
                    ATTEMPT,
                    """
                    SELECT id FROM attempt
                     WHERE state NOT IN ('succeeded', 'declined', 'not_sent', 'closed')
                       AND next_check_at IS NULL AND operator_since IS NULL"""),
            warning(
                    "attempt-checked-in-time",
                    "attempts should have been asked about more than an hour ago",
                    "Is a gateway with the role clock running on this database, and do its processors answer?",
                    ATTEMPT,
                    "SELECT id FROM attempt WHERE next_check_at < now() - interval '1 hour'"),
            warning(
                    "attempt-needs-nobody",
                    "attempts wait for a person to decide",
                    "Ask the processor what became of them; its name for each is in attempt.processor_ref.",
                    ATTEMPT,
                    "SELECT id FROM attempt WHERE operator_since IS NOT NULL"));

    private static final List<Rule> EVENTS = List.of(
            problem(
                    "completed-is-told",
                    "completed sessions have no payment.succeeded event",
                    "Their merchants do not know that they were paid: tell them. " + BY_HAND,
                    SESSION,
                    """
                    SELECT s.id FROM checkout_session s
                     WHERE s.status = 'completed' AND NOT EXISTS (
                        SELECT FROM attempt a JOIN event e ON e.subject = a.id AND e.type = 'payment.succeeded'
                         WHERE a.session_id = s.id AND a.state = 'succeeded')"""),
            problem(
                    "succeeded-event-is-true",
                    "payment.succeeded events tell of no payment of that merchant and mode",
                    "Their merchants may have shipped what is not paid: tell them. " + BY_HAND,
                    EVENT,
                    """
                    SELECT e.id FROM event e
                      LEFT JOIN payment_transaction t
                        ON t.attempt_id = e.subject AND t.merchant_id = e.merchant_id AND t.livemode = e.livemode
                     WHERE e.type = 'payment.succeeded' AND t.id IS NULL"""),
            problem("declined-is-told", "declined sessions have no payment.declined event", BY_HAND, SESSION, """
                    SELECT s.id FROM checkout_session s
                     WHERE s.status = 'declined' AND NOT EXISTS (
                        SELECT FROM attempt a JOIN event e ON e.subject = a.id AND e.type = 'payment.declined'
                         WHERE a.session_id = s.id)"""),
            problem(
                    "declined-event-is-true",
                    "payment.declined events tell of an attempt that was not refused, or of a session that reads otherwise",
                    BY_HAND,
                    EVENT,
                    """
                    SELECT e.id FROM event e
                      LEFT JOIN attempt a ON a.id = e.subject AND a.livemode = e.livemode
                      LEFT JOIN checkout_session s ON s.id = a.session_id AND s.merchant_id = e.merchant_id
                     WHERE e.type = 'payment.declined'
                       AND (s.id IS NULL OR a.decline_code IS NULL OR s.status = 'pending')"""),
            warning(
                    "event-for-each-endpoint",
                    "events have no delivery to an endpoint that, as it is set up now, was subscribed when they happened",
                    "If the endpoint was changed after the event, all is well; else send the event again.",
                    EVENT,
                    """
                    SELECT DISTINCT e.id FROM event e
                      JOIN webhook_endpoint w
                        ON w.merchant_id = e.merchant_id AND w.livemode = e.livemode AND e.type = ANY (w.events)
                       AND w.created_at < e.created_at - interval '1 minute'
                       AND COALESCE(w.deleted_at, 'infinity') > e.created_at + interval '1 minute'
                       AND COALESCE(w.disabled_at, 'infinity') > e.created_at + interval '1 minute'
                      LEFT JOIN delivery d ON d.event_id = e.id AND d.endpoint_id = w.id
                     WHERE d.id IS NULL"""),
            problem(
                    "delivery-to-its-merchant",
                    "deliveries go to another merchant's endpoint",
                    "Delete the endpoint and tell both merchants. " + BY_HAND,
                    DELIVERY,
                    """
                    SELECT d.id FROM delivery d
                      JOIN event e ON e.id = d.event_id JOIN webhook_endpoint w ON w.id = d.endpoint_id
                     WHERE e.merchant_id <> w.merchant_id OR e.livemode <> w.livemode OR d.livemode <> e.livemode"""),
            problem(
                    "delivery-ends-once",
                    "deliveries are both pending and ended, or neither",
                    BY_HAND,
                    DELIVERY,
                    "SELECT id FROM delivery WHERE (state = 'pending') <> (ended_at IS NULL)"),
            problem(
                    "delivery-was-answered",
                    "deliveries count as succeeded, but no receiver said so",
                    "Their merchants may not have got these events: send them again. " + BY_HAND,
                    DELIVERY,
                    """
                    SELECT d.id FROM delivery d
                     WHERE d.state = 'succeeded' AND NOT EXISTS (
                        SELECT FROM delivery_try t WHERE t.delivery_id = d.id AND t.status BETWEEN 200 AND 299)"""),
            warning(
                    "delivery-in-time",
                    "deliveries should have been tried more than an hour ago",
                    "Is a gateway with the role webhooks running on this database?",
                    DELIVERY,
                    """
                    SELECT d.id FROM delivery d JOIN webhook_endpoint w ON w.id = d.endpoint_id
                     WHERE d.state = 'pending' AND d.due_at < now() - interval '1 hour'
                       AND COALESCE(w.breaker_until, '-infinity') < now() - interval '1 hour'"""));

    private static final List<Rule> REFUNDS = List.of(
            problem(
                    "surplus-goes-back",
                    "surplus captures have no refund that stands",
                    "Nobody pays this money back. " + BY_HAND,
                    CAPTURE,
                    """
                    SELECT s.id FROM surplus_capture s
                     WHERE NOT EXISTS (SELECT FROM refund r WHERE r.surplus_id = s.id AND r.state <> 'failed')"""),
            problem(
                    "refund-within-capture",
                    "transactions are refunded by more than was captured",
                    BY_HAND,
                    TRANSACTION,
                    """
                    SELECT t.id FROM payment_transaction t JOIN refund r ON r.transaction_id = t.id AND r.state <> 'failed'
                     GROUP BY t.id HAVING sum(r.amount) > t.amount"""),
            warning(
                    "refund-asked-in-time",
                    "refunds should have been seen to more than an hour ago",
                    "Is a gateway with the role clock running on this database?",
                    REFUND,
                    "SELECT id FROM refund WHERE next_check_at < now() - interval '1 hour'"),
            warning(
                    "refund-needs-nobody",
                    "refunds wait for a person",
                    "See GET /operator/surplus and /operator/refunds on the operators' port.",
                    REFUND,
                    "SELECT id FROM refund WHERE operator_since IS NOT NULL"),
            warning(
                    "refund-stays",
                    "refunds were taken back by their processors within the last 30 days, after they had succeeded",
                    "The payer has not got his money: tell the merchant, who may refund it anew.",
                    REFUND,
                    "SELECT id FROM refund WHERE state = 'failed' AND taken_back_at > now() - interval '30 days'"));

    private static final List<Rule> PAYOUTS = List.of(
            problem(
                    "payout-is-told",
                    "completed payouts have no event",
                    "The merchant was not told; send him the payout's id. " + BY_HAND,
                    PublicId.PAYOUT::format,
                    """
                    SELECT p.id FROM payout p
                      LEFT JOIN event e ON e.type = 'payout.completed' AND e.subject = p.id AND e.merchant_id = p.merchant_id
                     WHERE p.state = 'completed' AND e.id IS NULL"""),
            warning(
                    "payout-asked-in-time",
                    "payouts should have been seen to more than an hour ago",
                    "Is a gateway with the role clock running on this database?",
                    PublicId.PAYOUT::format,
                    "SELECT id FROM payout WHERE next_check_at < now() - interval '1 hour'"),
            warning(
                    "payout-needs-nobody",
                    "payouts wait for a person, or for more than a week to be confirmed",
                    "See gateway payouts list.",
                    PublicId.PAYOUT::format,
                    """
                    SELECT id FROM payout
                     WHERE operator_since IS NOT NULL OR (state = 'exported' AND sent_at < now() - interval '7 days')"""));

    private static final List<Rule> AUDIT = List.of(problem(
            "audit-is-unbroken",
            "entries of the audit log are not what was written, or have lost the one before",
            "Somebody with more rights than the gateway has changed the log: keep the database as it is, and find out who.",
            Rules::auditEntry,
            """
            SELECT lpad(to_hex(a.number), 32, '0')::uuid AS id
              FROM audit a LEFT JOIN audit before ON before.number = a.number - 1
             WHERE a.previous IS DISTINCT FROM COALESCE(
                       before.hash, CASE WHEN a.number = 1 THEN decode(repeat('00', 32), 'hex') END)
                OR a.hash <> (
                       SELECT sha256(a.previous || string_agg(
                                  int4send(octet_length(convert_to(content, 'UTF8'))) || convert_to(content, 'UTF8'),
                                  ''::bytea ORDER BY place))
                         FROM unnest(ARRAY[a.number::text, (extract(epoch FROM a.at) * 1000000)::bigint::text, a.actor,
                                           a.action, a.target, a.reason, a.detail, a.request_id])
                              WITH ORDINALITY AS given (content, place))"""));

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(PAYMENTS, EVENTS, REFUNDS, PAYOUTS, LedgerRules.all(), AUDIT)
                .flatMap(List::stream)
                .toList();
    }

    /** @param id that carries the entry's number in its last digits */
    private static String auditEntry(UUID id) {
        return "entry " + id.getLeastSignificantBits();
    }

    private static Rule problem(String name, String wrong, String advice, Function<UUID, String> shown, String broken) {
        return new Rule(name, Level.PROBLEM, wrong, advice, shown, broken);
    }

    private static Rule warning(String name, String wrong, String advice, Function<UUID, String> shown, String broken) {
        return new Rule(name, Level.WARNING, wrong, advice, shown, broken);
    }
}
