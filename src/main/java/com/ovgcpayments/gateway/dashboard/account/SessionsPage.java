package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.OpenSession;
import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.UUID;

/** @param own the session that looks at this page */
record SessionsPage(List<OpenSession> sessions, UUID own) {
    static String id(OpenSession session) {
        return PublicId.BROWSER_SESSION.format(session.id());
    }
}
