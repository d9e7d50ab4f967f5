package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/** {@code /operator/…}: what waits for a person, for who bears an operator's key. Only on the operators' port. */
public final class OperatorRoutes implements Routes {
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final OperatorAuthentication authentication;
    private final OperatorAttemptsApi attempts;
    private final OperatorSurplusApi surplus;

    public OperatorRoutes(OperatorKeys keys, OperatorAttempts attempts, SurplusCaptures surplus) {
        this.authentication = new OperatorAuthentication(keys);
        this.attempts = new OperatorAttemptsApi(attempts);
        this.surplus = new OperatorSurplusApi(surplus);
    }

    @Override
    public void mount(Router router) {
        router.route("/operator/*").handler(authentication);
        get(router, "/operator/attempts", attempts::list);
        post(router, "/operator/attempts/:id/resolve", attempts::resolve);
        get(router, "/operator/surplus", surplus::list);
        post(router, "/operator/surplus/:id/resolve", surplus::resolve);
    }

    static void get(Router router, String path, Function<RoutingContext, Future<Buffer>> route) {
        router.get(path).handler(OperatorAnswers.answering(route));
    }

    static void post(Router router, String path, Function<RoutingContext, Future<Buffer>> route) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(OperatorAnswers.answering(route));
    }
}
