package com.ovgcpayments.gateway.dashboard.branding;

import com.ovgcpayments.gateway.merchant.Branding;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers with the payer's page as it would look, under headers that let the dashboard show it in a frame. */
@FunctionalInterface
public interface PagePreview {
    /** @param branding may not be stored yet */
    Future<Void> send(RoutingContext context, String merchantName, Branding branding);
}
