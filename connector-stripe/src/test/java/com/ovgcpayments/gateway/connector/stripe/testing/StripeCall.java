package com.ovgcpayments.gateway.connector.stripe.testing;

import java.util.List;

/**
 * A request to an endpoint.
 *
 * @param id in the path; empty if there is none
 * @param expand read already
 */
record StripeCall(String path, String id, Params params, List<String> expand, boolean live, StripeVersion version) {}
