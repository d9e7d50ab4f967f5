package com.ovgcpayments.gateway.dashboard.operators;

import static com.ovgcpayments.gateway.dashboard.Permission.OPERATE;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payout.Debtor;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.PayoutBatches;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import java.util.List;
import java.util.Optional;

/** The screens of those who run the gateway. */
public final class OperatorsArea implements Area {
    private static final String ROOT = "/dashboard/operator";

    private final AttemptScreens attempts;
    private final SurplusScreens surplus;
    private final RefundScreens refunds;
    private final PayoutScreens payouts;
    private final PayoutHaltScreens halt;
    private final PayoutFileScreens files;

    /**
     * What these screens ask.
     *
     * @param debtor our own account, from which merchants are paid
     */
    public record Engine(
            Connectors connectors,
            OperatorAttempts attempts,
            SurplusCaptures surplus,
            OperatorRefunds refunds,
            OperatorPayouts payouts,
            PayoutHalt halt,
            PayoutBatches batches,
            Optional<Debtor> debtor) {}

    public OperatorsArea(Engine engine) {
        this.attempts = new AttemptScreens(engine.attempts());
        this.surplus = new SurplusScreens(engine.surplus());
        this.refunds = new RefundScreens(engine.refunds(), engine.connectors());
        this.payouts = new PayoutScreens(engine.payouts(), engine.halt());
        this.halt = new PayoutHaltScreens(engine.halt());
        this.files = new PayoutFileScreens(engine.batches(), engine.payouts(), engine.debtor());
    }

    /** Where another of these screens is: {@code /payouts}. */
    static String url(String path) {
        return ROOT + path;
    }

    @Override
    public List<Screen> screens() {
        return List.of(
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
                Screen.post("/payouts/:id/resolve", OPERATE, payouts::resolve).forConfirmed());
    }
}
