package com.ovgcpayments.gateway.logging;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the id of the request along with messages, so that what a connector logs for it can be found with it. */
public final class RequestIdOnBus {
    private static final Logger LOG = LoggerFactory.getLogger(RequestIdOnBus.class);

    private RequestIdOnBus() {}

    /** Once for each Vert.x, before anything is sent. */
    public static void install(Vertx vertx) {
        vertx.eventBus().addOutboundInterceptor(RequestIdOnBus::write);
        vertx.eventBus().addInboundInterceptor(RequestIdOnBus::read);
    }

    private static void write(DeliveryContext<Object> delivery) {
        RequestId.current().ifPresent(id -> delivery.message().headers().set(RequestId.FIELD, id));
        delivery.next();
    }

    private static void read(DeliveryContext<Object> delivery) {
        String id = delivery.message().headers().get(RequestId.FIELD);
        if (id != null && !RequestId.putIfInRequest(id)) {
            LOG.debug("a message of {} is delivered where no request id can be kept", id);
        }
        delivery.next();
    }
}
