package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.format.Csv;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionLine;
import com.ovgcpayments.gateway.session.Transaction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Payments as lines for spreadsheets. Amounts are in major units, with a point and as many decimals as there are. */
final class PaymentCsv {
    static final String HEADER = Csv.line(List.of(
            "id",
            "created_at",
            "status",
            "amount",
            "currency",
            "fee",
            "net",
            "amount_refunded",
            "email",
            "product_title",
            "gateway",
            "transaction_id",
            "transaction_status",
            "completed_at",
            "metadata"));

    private PaymentCsv() {}

    static String line(SessionLine line) {
        Session session = line.view().session();
        Optional<Transaction> captured = line.view().transaction();
        String currency = session.price().currency();
        return Csv.line(List.of(
                session.id().toString(),
                SessionDocument.iso(session.createdAt()),
                line.view().shownStatus().word(),
                major(session.price().minor(), currency),
                currency,
                captured.map(each -> major(each.feeMinor(), currency)).orElse(""),
                captured.map(each -> major(each.netMinor(), currency)).orElse(""),
                captured.map(each -> major(each.refundedMinor(), currency)).orElse(""),
                Csv.text(session.email()),
                Csv.text(session.productTitle().orElse("")),
                Csv.text(line.gateway().orElse("")),
                captured.map(each -> PublicId.TRANSACTION.format(each.id())).orElse(""),
                captured.map(Transaction::shownStatus).orElse(""),
                session.completedAt().map(SessionDocument::iso).orElse(""),
                Csv.text(session.metadata())));
    }

    private static String major(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currencies.exponent(currency).orElseThrow())
                .toPlainString();
    }
}
