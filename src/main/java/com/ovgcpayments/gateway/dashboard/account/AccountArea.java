package com.ovgcpayments.gateway.dashboard.account;

import static com.ovgcpayments.gateway.dashboard.Permission.OWN_ACCOUNT;

import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.account.People;
import com.ovgcpayments.gateway.account.SecondFactor;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import java.util.List;

/** A person's own account. */
public final class AccountArea implements Area {
    private final BrowserSessions sessions;
    private final ProfileScreens profile;
    private final SecondFactorScreens secondFactor;
    private final SessionScreens browsers;
    private final MerchantChoiceScreens merchants;

    public AccountArea(BrowserSessions sessions, People people, SecondFactor secondFactor, Members members) {
        this.sessions = sessions;
        this.profile = new ProfileScreens(people);
        this.secondFactor = new SecondFactorScreens(secondFactor);
        this.browsers = new SessionScreens(sessions);
        this.merchants = new MerchantChoiceScreens(members, sessions);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("", OWN_ACCOUNT, profile::show),
                Screen.post("/name", OWN_ACCOUNT, profile::rename),
                Screen.post("/password", OWN_ACCOUNT, profile::changePassword),
                Screen.get("/second-factor", OWN_ACCOUNT, secondFactor::show),
                Screen.post("/second-factor", OWN_ACCOUNT, secondFactor::begin).forConfirmed(),
                Screen.post("/second-factor/activate", OWN_ACCOUNT, secondFactor::activate)
                        .forConfirmed(),
                Screen.post("/second-factor/codes", OWN_ACCOUNT, secondFactor::renewCodes)
                        .forConfirmed(),
                Screen.post("/second-factor/off", OWN_ACCOUNT, secondFactor::turnOff)
                        .forConfirmed(),
                Screen.get("/sessions", OWN_ACCOUNT, browsers::list),
                Screen.post("/sessions/end-others", OWN_ACCOUNT, browsers::endOthers),
                Screen.post("/sessions/:id/end", OWN_ACCOUNT, browsers::end),
                Screen.get("/merchants", OWN_ACCOUNT, merchants::list),
                Screen.post("/merchants/:id", OWN_ACCOUNT, merchants::choose),
                Screen.post("/sign-out", OWN_ACCOUNT, this::signOut));
    }

    private Future<ScreenAnswer> signOut(ScreenRequest request) {
        return sessions.end(request.visitor().sessionId()).map(new ScreenAnswer.WentOut("/dashboard/sign-in"));
    }
}
