package com.ovgcpayments.gateway.dashboard.money;

import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_PAYOUT_DESTINATIONS;
import static com.ovgcpayments.gateway.dashboard.Permission.REQUEST_PAYOUTS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_MONEY;

import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.web.StatementDownloads;
import java.net.URI;
import java.util.List;

/** Balances and payouts. */
public final class MoneyArea implements Area {
    private final BalanceScreen balance;
    private final StatementScreens statements;
    private final PayoutScreens payouts;
    private final PayoutRequestScreens requests;
    private final DestinationScreens destinations;
    private final ScheduleScreens schedules;

    /** @param apiUrl where merchants' servers reach the API, for commands to copy */
    public MoneyArea(
            Database database,
            Idempotency idempotency,
            Destinations destinations,
            StatementDownloads statements,
            URI apiUrl) {
        Curl curl = new Curl(apiUrl);
        this.balance = new BalanceScreen(database, curl);
        this.statements = new StatementScreens(database, statements);
        this.payouts = new PayoutScreens(database, curl);
        this.requests = new PayoutRequestScreens(database, idempotency, destinations);
        this.destinations = new DestinationScreens(database, destinations);
        this.schedules = new ScheduleScreens(database);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/balance", SEE_MONEY, balance::show),
                Screen.get("/balance/statement", SEE_MONEY, statements::form),
                Screen.get("/balance/statement.csv", SEE_MONEY, statements::download),
                Screen.get("/payouts", SEE_MONEY, payouts::list),
                Screen.get("/payouts/new", REQUEST_PAYOUTS, requests::form),
                Screen.post("/payouts/new", REQUEST_PAYOUTS, requests::request),
                Screen.get("/payouts/destinations", SEE_MONEY, destinations::list),
                Screen.get("/payouts/destinations/change", CHANGE_PAYOUT_DESTINATIONS, destinations::form),
                Screen.post("/payouts/destinations/change", CHANGE_PAYOUT_DESTINATIONS, destinations::change)
                        .forConfirmed(),
                Screen.get("/payouts/schedules", SEE_MONEY, schedules::list),
                Screen.get("/payouts/schedules/change", REQUEST_PAYOUTS, schedules::form),
                Screen.post("/payouts/schedules/change", REQUEST_PAYOUTS, schedules::change),
                Screen.post("/payouts/schedules/remove", REQUEST_PAYOUTS, schedules::remove),
                Screen.get("/payouts/:id", SEE_MONEY, payouts::show),
                Screen.post("/payouts/:id/cancel", REQUEST_PAYOUTS, payouts::cancel));
    }
}
