package com.ovgcpayments.gateway.operator;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;

/** Counts what waits for people, however much else there is. */
public final class WaitingWork {
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM (
                        SELECT FROM attempt WHERE operator_since IS NOT NULL LIMIT $1) few) AS attempts,
                   (SELECT count(*) FROM (
                        SELECT FROM refund WHERE operator_since IS NOT NULL AND kind = 'surplus' LIMIT $1) few) AS surplus,
                   (SELECT count(*) FROM (
                        SELECT FROM refund WHERE operator_since IS NOT NULL AND kind = 'merchant' LIMIT $1) few) AS refunds,
                   (SELECT count(*) FROM (
                        SELECT FROM payout
                         WHERE state NOT IN ('completed', 'failed', 'cancelled')
                           AND (state IN ('exported', 'operator')
                                OR (state = 'requested' AND created_at < now() - interval '1 hour')) LIMIT $1) few) AS payouts,
                   (SELECT count(*) FROM (
                        SELECT FROM ledger_alarm WHERE cleared_at IS NULL LIMIT $1) few) AS alarms,
                   (SELECT count(*) FROM (
                        SELECT FROM reconciliation_difference WHERE resolved_at IS NULL LIMIT $1) few) AS differences,
                   (SELECT count(*) FROM (
                        SELECT FROM webhook_endpoint
                         WHERE disabled_at IS NOT NULL AND deleted_at IS NULL AND disabled_reason <> 'requested'
                         LIMIT $1) few) AS endpoints""";

    private final Database database;

    public WaitingWork(Database database) {
        this.database = database;
    }

    public Future<Waiting> count() {
        return database.query(COUNT, Waiting.MOST)
                .map(rows -> waiting(rows.iterator().next()));
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.getInteger("attempts"),
                row.getInteger("surplus"),
                row.getInteger("refunds"),
                row.getInteger("payouts"),
                row.getInteger("alarms"),
                row.getInteger("differences"),
                row.getInteger("endpoints"));
    }
}
