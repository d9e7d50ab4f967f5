package com.ovgcpayments.gateway.dashboard.entrance;

import static com.ovgcpayments.gateway.dashboard.Permission.ANYBODY;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Joining;
import com.ovgcpayments.gateway.account.PasswordLinks;
import com.ovgcpayments.gateway.account.SignIns;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import java.util.List;

/** Signing in, to the dashboard of one audience. */
public final class EntranceArea implements Area {
    private final SignInScreens signIn;
    private final LinkScreens links;

    public EntranceArea(
            Audience audience, SignIns signIns, Invitations invitations, Joining joining, PasswordLinks passwordLinks) {
        this.signIn = new SignInScreens(audience, signIns);
        this.links = new LinkScreens(audience, invitations, joining, passwordLinks);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/sign-in", ANYBODY, signIn::show),
                Screen.post("/sign-in", ANYBODY, signIn::signIn),
                Screen.get("/sign-in/code", ANYBODY, signIn::showCode),
                Screen.post("/sign-in/code", ANYBODY, signIn::enterCode),
                Screen.get("/join", ANYBODY, links::showInvitation),
                Screen.post("/join", ANYBODY, links::join),
                Screen.get("/reset", ANYBODY, links::showReset),
                Screen.post("/reset", ANYBODY, links::reset));
    }
}
