package com.ovgcpayments.gateway.dashboard.operators;

import java.net.URI;

/**
 * The links by which who is invited comes in.
 *
 * @param merchantsUrl where merchants' people reach their dashboard, without a path
 * @param operatorsUrl where operators reach theirs
 */
record JoinLinks(URI merchantsUrl, URI operatorsUrl) {
    private static final String PATH = "/dashboard/join?token=";

    String merchants(String token) {
        return merchantsUrl + PATH + token;
    }

    String operators(String token) {
        return operatorsUrl + PATH + token;
    }
}
