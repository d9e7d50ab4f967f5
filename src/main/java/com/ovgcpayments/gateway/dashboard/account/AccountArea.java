package com.ovgcpayments.gateway.dashboard.account;

import static com.ovgcpayments.gateway.dashboard.Permission.OWN_ACCOUNT;

import com.ovgcpayments.gateway.account.BrowserSessions;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import java.util.List;

/** A person's own account. */
public final class AccountArea implements Area {
    private final BrowserSessions sessions;

    public AccountArea(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Screen> screens() {
        return List.of(Screen.post("/sign-out", OWN_ACCOUNT, this::signOut));
    }

    private Future<ScreenAnswer> signOut(ScreenRequest request) {
        return sessions.end(request.visitor().sessionId()).map(new ScreenAnswer.WentOut("/dashboard/sign-in"));
    }
}
