package com.ovgcpayments.gateway.dashboard.payments;

import static com.ovgcpayments.gateway.dashboard.Permission.CREATE_TEST_SESSIONS;
import static com.ovgcpayments.gateway.dashboard.Permission.EXPORT_PAYMENTS;
import static com.ovgcpayments.gateway.dashboard.Permission.REFUND_PAYMENTS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_PAYMENTS;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.session.PriceRules;
import com.ovgcpayments.gateway.settlement.Settlements;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;

/** What there is to see of payments, and to do with them. */
public final class PaymentsArea implements Area {
    private final PaymentListScreen list;
    private final LiveScreen live;
    private final ExportScreens export;
    private final PaymentScreen payment;
    private final RefundFormScreens refundForm;
    private final SettleScreen settle;
    private final RefundScreens refunds;
    private final TestSessionScreens testSession;

    /** Where people, payers and merchants' servers reach the gateway, each without a path. */
    public record Urls(URI api, URI checkout, URI dashboard) {}

    public PaymentsArea(
            Vertx vertx,
            Database database,
            Connectors connectors,
            Idempotency idempotency,
            Outbox outbox,
            Settlements settlements,
            Urls urls) {
        this(vertx, database, connectors, idempotency, outbox, settlements, urls, LiveStream.Rhythm.USUAL);
    }

    PaymentsArea(
            Vertx vertx,
            Database database,
            Connectors connectors,
            Idempotency idempotency,
            Outbox outbox,
            Settlements settlements,
            Urls urls,
            LiveStream.Rhythm rhythm) {
        ConfiguredGateways gateways = new ConfiguredGateways(connectors);
        Curl curl = new Curl(urls.api());
        MerchantRefunds merchantRefunds = new MerchantRefunds(database, outbox);
        PaymentFiles files = new PaymentFiles(database, merchantRefunds);
        this.list = new PaymentListScreen(database, new PublicIds(database, merchantRefunds), gateways, curl);
        this.live = new LiveScreen(vertx, new LiveFeeds(vertx, database, gateways), rhythm);
        this.export = new ExportScreens(database, gateways);
        this.payment = new PaymentScreen(files, gateways, curl, urls.checkout());
        this.refundForm = new RefundFormScreens(files, merchantRefunds, idempotency, outbox);
        this.settle = new SettleScreen(settlements, database);
        this.refunds = new RefundScreens(database, merchantRefunds, curl);
        this.testSession =
                new TestSessionScreens(database, new PriceRules(connectors), curl, urls.checkout(), urls.dashboard());
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/payments", SEE_PAYMENTS, list::show),
                Screen.get("/payments/live", SEE_PAYMENTS, live::open).unattended(),
                Screen.get("/payments/export", EXPORT_PAYMENTS, export::form),
                Screen.post("/payments/export", EXPORT_PAYMENTS, export::export),
                Screen.get("/payments/:id", SEE_PAYMENTS, payment::show),
                Screen.get("/payments/:id/part", SEE_PAYMENTS, payment::part).unattended(),
                Screen.get("/payments/:id/refund", REFUND_PAYMENTS, refundForm::form),
                Screen.post("/payments/:id/refund", REFUND_PAYMENTS, refundForm::refund),
                Screen.post("/payments/:id/settle", CREATE_TEST_SESSIONS, settle::settle),
                Screen.get("/refunds", SEE_PAYMENTS, refunds::list),
                Screen.get("/refunds/:id", SEE_PAYMENTS, refunds::show),
                Screen.get("/refunds/:id/part", SEE_PAYMENTS, refunds::part).unattended(),
                Screen.get("/test-session", CREATE_TEST_SESSIONS, testSession::form),
                Screen.post("/test-session", CREATE_TEST_SESSIONS, testSession::create),
                Screen.get("/test-session/:id", CREATE_TEST_SESSIONS, testSession::ready));
    }
}
