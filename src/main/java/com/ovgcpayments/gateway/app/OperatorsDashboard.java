package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.account.Founding;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.account.Operators;
import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditSearch;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.dashboard.operators.OperatorsArea;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.operator.WaitingWork;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DeliveryQueue;
import com.ovgcpayments.gateway.webhook.DisabledEndpoints;
import java.util.Optional;

/** Puts together what the operators' screens ask. */
final class OperatorsDashboard {
    private OperatorsDashboard() {}

    static OperatorsArea of(Engine engine) {
        Database database = engine.database();
        return new OperatorsArea(new OperatorsArea.Engine(
                new WaitingWork(database),
                new LedgerCheck(database),
                new LedgerAlarms(database),
                new DeliveryQueue(database),
                new DisabledEndpoints(database),
                engine.connectors(),
                engine.health(),
                new OperatorAttempts(database, engine.transitions()),
                new SurplusCaptures(database),
                new OperatorRefunds(database, engine.connectors(), engine.outbox()),
                new OperatorPayouts(database, engine.outbox()),
                new PayoutHalt(database),
                new PayoutBatches(database, engine.sealer()),
                debtor(engine.settings()),
                new Reconciliations(database),
                new TrialBalance(database),
                new AuditSearch(database),
                new Audit(database),
                parties(engine)));
    }

    private static OperatorsArea.Parties parties(Engine engine) {
        Database database = engine.database();
        return new OperatorsArea.Parties(
                new MerchantDirectory(database),
                new Founding(database),
                new Members(database),
                new Invitations(database),
                new Operators(database),
                new Balances(database),
                new Terms(database),
                engine.destinations(),
                engine.urls().dashboard(),
                engine.urls().operators());
    }

    private static Optional<Debtor> debtor(Settings settings) {
        return settings.find(GatewaySettings.PayoutSettings.DEBTOR_NAME)
                .flatMap(name -> settings.find(GatewaySettings.PayoutSettings.DEBTOR_IBAN)
                        .map(iban -> new Debtor(name, iban, settings.find(GatewaySettings.PayoutSettings.DEBTOR_BIC))));
    }
}
