package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.http.Strangers;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/** {@code /operator/…}: what waits for a person, for who bears an operator's key. Only on the operators' port. */
public final class OperatorRoutes implements Routes {
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final OperatorAuthentication authentication;
    private final OperatorAttemptsApi attempts;
    private final OperatorSurplusApi surplus;
    private final OperatorRefundsApi refunds;
    private final OperatorFeesApi fees;
    private final OperatorLedgerApi ledger;
    private final OperatorBalancesApi balances;
    private final OperatorReconciliationApi reconciliation;

    public OperatorRoutes(
            OperatorKeys keys,
            Strangers strangers,
            OperatorAttempts attempts,
            SurplusCaptures surplus,
            OperatorRefunds refunds,
            Database database) {
        this.authentication = new OperatorAuthentication(keys, strangers);
        this.attempts = new OperatorAttemptsApi(attempts);
        this.surplus = new OperatorSurplusApi(surplus);
        this.refunds = new OperatorRefundsApi(refunds);
        this.fees = new OperatorFeesApi(new Terms(database));
        this.ledger = new OperatorLedgerApi(new LedgerAlarms(database));
        this.balances =
                new OperatorBalancesApi(new TrialBalance(database), new Balances(database), new Merchants(database));
        this.reconciliation = new OperatorReconciliationApi(new Reconciliations(database));
    }

    @Override
    public void mount(Router router) {
        router.route("/operator/*").handler(authentication);
        get(router, "/operator/attempts", attempts::list);
        post(router, "/operator/attempts/:id/resolve", attempts::resolve);
        get(router, "/operator/surplus", surplus::list);
        post(router, "/operator/surplus/:id/resolve", surplus::resolve);
        get(router, "/operator/refunds", refunds::list);
        post(router, "/operator/refunds/:id/resolve", refunds::resolve);
        get(router, "/operator/fees", fees::list);
        router.put("/operator/fees")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(OperatorAnswers.answering(fees::set));
        get(router, "/operator/ledger/alarms", ledger::list);
        post(router, "/operator/ledger/alarms/:id/clear", ledger::clear);
        get(router, "/operator/trial-balance", balances::trialBalance);
        get(router, "/operator/merchants/:id/balance", balances::merchantBalance);
        get(router, "/operator/reconciliation", reconciliation::list);
        post(router, "/operator/reconciliation", reconciliation::request);
        get(router, "/operator/reconciliation/differences", reconciliation::differences);
        post(router, "/operator/reconciliation/differences/:id/resolve", reconciliation::resolve);
    }

    static void get(Router router, String path, Function<RoutingContext, Future<Buffer>> route) {
        router.get(path).handler(OperatorAnswers.answering(route));
    }

    static void post(Router router, String path, Function<RoutingContext, Future<Buffer>> route) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(OperatorAnswers.answering(route));
    }
}
