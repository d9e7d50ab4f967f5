package com.ovgcpayments.gateway.http;

import io.vertx.ext.web.Router;

/** One audience's routes. Called once for each event loop, each with a router of its own. */
@FunctionalInterface
public interface Routes {
    void mount(Router router);
}
