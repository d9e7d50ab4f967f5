package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.session.Attempts;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.session.TransactionView;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Finds where the dashboard shows what an id stands for. */
final class PublicIds {
    private final Sessions sessions;
    private final Transactions transactions;
    private final Attempts attempts;
    private final MerchantRefunds refunds;

    PublicIds(Database database, MerchantRefunds refunds) {
        this.sessions = new Sessions(database);
        this.transactions = new Transactions(database);
        this.attempts = new Attempts(database);
        this.refunds = refunds;
    }

    /**
     * The path of a page below the merchant's root; empty for what is no id, or nothing of this merchant's in this mode.
     *
     * @param text a session's, a transaction's, an attempt's or a refund's
     */
    Future<Optional<String>> path(UUID merchantId, Mode mode, String text) {
        Optional<UUID> session = SessionId.parse(text);
        if (session.isPresent()) {
            return sessions.find(merchantId, mode, session.get())
                    .map(found -> found.map(SessionView::session).map(each -> payment(each.id())));
        }
        Optional<UUID> transaction = PublicId.TRANSACTION.parse(text);
        if (transaction.isPresent()) {
            return transactions
                    .find(merchantId, mode, transaction.get())
                    .map(found -> found.map(TransactionView::sessionId).map(PublicIds::payment));
        }
        Optional<UUID> attempt = PublicId.ATTEMPT.parse(text);
        if (attempt.isPresent()) {
            return attempts.session(merchantId, mode, attempt.get()).map(found -> found.map(PublicIds::payment));
        }
        Optional<UUID> refund = PublicId.REFUND.parse(text);
        if (refund.isPresent()) {
            return refunds.find(merchantId, mode, refund.get())
                    .map(found -> found.map(RefundView::id).map(id -> "/refunds/" + PublicId.REFUND.format(id)));
        }
        return Future.succeededFuture(Optional.empty());
    }

    private static String payment(UUID sessionId) {
        return "/payments/" + sessionId;
    }
}
