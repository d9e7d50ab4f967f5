package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.money.Mode;

/** What is there for tests only. */
final class TestMode {
    private TestMode() {}

    /** @throws ApiProblem in live mode: there is no such screen */
    static void require(ScreenRequest request) {
        if (request.mode() != Mode.TEST) {
            throw ApiProblem.notFound();
        }
    }
}
