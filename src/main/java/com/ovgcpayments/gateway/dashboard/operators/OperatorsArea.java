package com.ovgcpayments.gateway.dashboard.operators;

import static com.ovgcpayments.gateway.dashboard.Permission.OPERATE;

import com.ovgcpayments.gateway.account.Founding;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.account.Operators;
import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditSearch;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.operator.WaitingWork;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.routing.Health;
import com.ovgcpayments.gateway.verification.LedgerCheck;
import com.ovgcpayments.gateway.webhook.DeliveryQueue;
import com.ovgcpayments.gateway.webhook.DisabledEndpoints;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The screens of those who run the gateway. */
public final class OperatorsArea implements Area {
    private static final String ROOT = "/dashboard/operator";

    private final OverviewScreen overview;
    private final ConnectorScreens connectors;
    private final AttemptScreens attempts;
    private final SurplusScreens surplus;
    private final RefundScreens refunds;
    private final PayoutScreens payouts;
    private final PayoutHaltScreens halt;
    private final PayoutFileScreens files;
    private final AlertScreens alerts;
    private final ReconciliationScreens reconciliation;
    private final DifferenceScreens differences;
    private final TrialBalanceScreen trialBalance;
    private final AuditScreens auditLog;
    private final MerchantListScreen merchants;
    private final MerchantFormScreens merchantForm;
    private final MerchantScreen merchant;
    private final TermsScreens terms;
    private final FeeListScreen fees;
    private final FeeFormScreens feeForm;
    private final OperatorScreens operators;

    /**
     * Merchants and operators, and what was agreed with them.
     *
     * @param merchantsUrl where merchants' people reach their dashboard, without a path
     * @param operatorsUrl where operators reach theirs
     */
    public record Parties(
            MerchantDirectory directory,
            Founding founding,
            Members members,
            Invitations invitations,
            Operators operators,
            Balances balances,
            Terms terms,
            Destinations destinations,
            URI merchantsUrl,
            URI operatorsUrl) {}

    /**
     * What these screens ask.
     *
     * @param debtor our own account, from which merchants are paid
     */
    public record Engine(
            WaitingWork work,
            LedgerCheck ledgerCheck,
            LedgerAlarms alarms,
            DeliveryQueue deliveries,
            DisabledEndpoints endpoints,
            Connectors connectors,
            Health health,
            OperatorAttempts attempts,
            SurplusCaptures surplus,
            OperatorRefunds refunds,
            OperatorPayouts payouts,
            PayoutHalt halt,
            PayoutBatches batches,
            Optional<Debtor> debtor,
            Reconciliations reconciliations,
            TrialBalance trialBalance,
            AuditSearch auditSearch,
            Audit audit,
            Parties parties) {}

    public OperatorsArea(Engine engine) {
        ConnectorRows rows = new ConnectorRows(engine.connectors(), engine.health());
        this.overview = new OverviewScreen(
                engine.work(), engine.ledgerCheck(), engine.halt(), engine.deliveries(), rows, Clock.systemUTC());
        this.connectors = new ConnectorScreens(engine.connectors(), rows);
        this.attempts = new AttemptScreens(engine.attempts(), engine.parties().directory());
        this.surplus = new SurplusScreens(engine.surplus());
        this.refunds = new RefundScreens(engine.refunds(), engine.connectors());
        this.payouts = new PayoutScreens(
                engine.payouts(), engine.halt(), engine.parties().directory());
        this.halt = new PayoutHaltScreens(engine.halt());
        this.files = new PayoutFileScreens(engine.batches(), engine.payouts(), engine.debtor());
        this.alerts =
                new AlertScreens(engine.ledgerCheck(), engine.alarms(), engine.endpoints(), engine.reconciliations());
        this.reconciliation = new ReconciliationScreens(engine.reconciliations(), engine.connectors());
        this.differences = new DifferenceScreens(engine.reconciliations());
        this.trialBalance = new TrialBalanceScreen(engine.trialBalance());
        this.auditLog = new AuditScreens(engine.auditSearch(), engine.audit());
        Parties parties = engine.parties();
        JoinLinks links = new JoinLinks(parties.merchantsUrl(), parties.operatorsUrl());
        this.merchants = new MerchantListScreen(parties.directory());
        this.merchantForm = new MerchantFormScreens(parties.founding(), links);
        this.merchant = new MerchantScreen(parties, engine.halt());
        this.terms = new TermsScreens(parties.terms(), parties.directory());
        this.fees = new FeeListScreen(parties.terms());
        this.operators = new OperatorScreens(parties.operators(), parties.invitations(), links);
        this.feeForm = new FeeFormScreens(parties.terms(), parties.directory(), engine.connectors());
    }

    /** Where another of these screens is: {@code /payouts}. */
    static String url(String path) {
        return ROOT + path;
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("", OPERATE, overview::show),
                Screen.get("/merchants", OPERATE, merchants::show),
                Screen.get("/merchants/new", OPERATE, merchantForm::form),
                Screen.post("/merchants", OPERATE, merchantForm::create).forConfirmed(),
                Screen.get("/merchants/:id", OPERATE, merchant::show),
                Screen.get("/merchants/:id/terms", OPERATE, terms::form),
                Screen.post("/merchants/:id/terms", OPERATE, terms::set).forConfirmed(),
                Screen.get("/fees", OPERATE, fees::show),
                Screen.get("/fees/new", OPERATE, feeForm::form),
                Screen.post("/fees", OPERATE, feeForm::create).forConfirmed(),
                Screen.post("/fees/preview", OPERATE, feeForm::previewNew),
                Screen.get("/fees/:id", OPERATE, feeForm::show),
                Screen.post("/fees/:id", OPERATE, feeForm::change).forConfirmed(),
                Screen.post("/fees/:id/preview", OPERATE, feeForm::preview),
                Screen.post("/fees/:id/remove", OPERATE, feeForm::remove).forConfirmed(),
                Screen.get("/connectors", OPERATE, connectors::list),
                Screen.get("/connectors/:name", OPERATE, connectors::show),
                Screen.get("/attempts", OPERATE, attempts::list),
                Screen.get("/attempts/:id", OPERATE, attempts::show),
                Screen.post("/attempts/:id/resolve", OPERATE, attempts::resolve).forConfirmed(),
                Screen.get("/surplus", OPERATE, surplus::list),
                Screen.get("/surplus/:id", OPERATE, surplus::show),
                Screen.post("/surplus/:id/resolve", OPERATE, surplus::resolve).forConfirmed(),
                Screen.get("/refunds", OPERATE, refunds::list),
                Screen.get("/refunds/:id", OPERATE, refunds::show),
                Screen.post("/refunds/:id/resolve", OPERATE, refunds::resolve).forConfirmed(),
                Screen.get("/payouts", OPERATE, payouts::list),
                Screen.get("/payouts/halt", OPERATE, halt::show),
                Screen.post("/payouts/halt", OPERATE, halt::set).forConfirmed(),
                Screen.post("/payouts/halt/lift", OPERATE, halt::lift).forConfirmed(),
                Screen.get("/payouts/files", OPERATE, files::list),
                Screen.post("/payouts/files", OPERATE, files::write).forConfirmed(),
                Screen.get("/payouts/files/:name", OPERATE, files::show),
                Screen.post("/payouts/files/:name/unlock", OPERATE, files::unlock)
                        .forConfirmed(),
                Screen.post("/payouts/files/:name/fetch", OPERATE, files::fetch).forConfirmed(),
                Screen.post("/payouts/files/:name/confirm", OPERATE, files::confirm)
                        .forConfirmed(),
                Screen.get("/payouts/:id", OPERATE, payouts::show),
                Screen.post("/payouts/:id/resolve", OPERATE, payouts::resolve).forConfirmed(),
                Screen.get("/alerts", OPERATE, alerts::list),
                Screen.get("/alerts/:id", OPERATE, alerts::alarm),
                Screen.post("/alerts/:id/clear", OPERATE, alerts::clear).forConfirmed(),
                Screen.get("/reconciliation", OPERATE, reconciliation::list),
                Screen.get("/reconciliation/ask", OPERATE, reconciliation::ask),
                Screen.post("/reconciliation/ask", OPERATE, reconciliation::asked),
                Screen.get("/reconciliation/days/:id", OPERATE, reconciliation::day),
                Screen.get("/reconciliation/differences", OPERATE, differences::list),
                Screen.get("/reconciliation/differences/:id", OPERATE, differences::show),
                Screen.post("/reconciliation/differences/:id/resolve", OPERATE, differences::resolve),
                Screen.get("/trial-balance", OPERATE, trialBalance::show),
                Screen.get("/operators", OPERATE, operators::list),
                Screen.post("/operators", OPERATE, operators::invite).forConfirmed(),
                Screen.post("/operators/invitations/:id/withdraw", OPERATE, operators::withdraw)
                        .forConfirmed(),
                Screen.get("/operators/:id/end", OPERATE, operators::ending),
                Screen.post("/operators/:id/end", OPERATE, operators::end).forConfirmed(),
                Screen.get("/audit-log", OPERATE, auditLog::list),
                Screen.get("/audit-log/check", OPERATE, auditLog::check));
    }
}
