package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.dashboard.operators.OperatorsArea;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Database;
import java.util.Optional;

/** Puts together what the operators' screens ask. */
final class OperatorsDashboard {
    private OperatorsDashboard() {}

    static OperatorsArea of(Dashboards.Parts parts) {
        Database database = parts.database();
        return new OperatorsArea(new OperatorsArea.Engine(
                parts.connectors(),
                new OperatorAttempts(database, parts.transitions()),
                new SurplusCaptures(database),
                new OperatorRefunds(database, parts.connectors(), parts.outbox()),
                new OperatorPayouts(database, parts.outbox()),
                new PayoutHalt(database),
                new PayoutBatches(database, parts.sealer()),
                debtor(parts.settings())));
    }

    private static Optional<Debtor> debtor(Settings settings) {
        return settings.find(GatewaySettings.PayoutSettings.DEBTOR_NAME)
                .flatMap(name -> settings.find(GatewaySettings.PayoutSettings.DEBTOR_IBAN)
                        .map(iban -> new Debtor(name, iban, settings.find(GatewaySettings.PayoutSettings.DEBTOR_BIC))));
    }
}
