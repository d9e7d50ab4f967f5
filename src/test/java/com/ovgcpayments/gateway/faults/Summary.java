package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.storage.Database;

/** What came of a run, counted from the books. */
final class Summary {
    private Summary() {}

    static void count(Evidence evidence, Database owner, Tally tally) {
        GatewayBooks gateway = evidence.gateway();
        gateway.sessions().forEach(session -> tally.count("= sessions " + session.status()));
        gateway.attempts().forEach(attempt -> tally.count("= attempts " + attempt.connector() + " " + attempt.state()));
        gateway.attempts().stream()
                .filter(GatewayBooks.AttemptRow::withPerson)
                .forEach(attempt -> tally.count("= attempts with a person"));
        gateway.surplus()
                .forEach(row -> tally.count(
                        "= surplus " + row.capture().connector() + " " + row.kind() + ", refund " + row.refundState()));
        tally.count(
                "= captures in the processors' books",
                evidence.processors().captures().size());
        tally.count(
                "= refunds in the processors' books",
                evidence.processors().refunds().size());
        tally.count("= refunds that banks sent back", evidence.takenBack().size());
        evidence.money().payments().forEach(row -> tally.count("= payments " + row.connector() + " " + row.status()));
        evidence.money().refunds().forEach(row -> tally.count("= refunds " + row.connector() + " " + row.state()));
        evidence.money().payouts().forEach(row -> tally.count("= payouts " + row.state()));
        evidence.inboxes().forEach(inbox -> {
            long all = inbox.delivered().size();
            long events = inbox.delivered().stream()
                    .map(Receiver.Delivered::event)
                    .distinct()
                    .count();
            tally.count("= webhooks received", all);
            tally.count("= of which repeated", all - events);
        });
        tally.count(
                "= most checks of one attempt",
                owner.query("SELECT COALESCE(max(checks), 0) AS most FROM attempt")
                        .await()
                        .iterator()
                        .next()
                        .getLong("most"));
    }
}
