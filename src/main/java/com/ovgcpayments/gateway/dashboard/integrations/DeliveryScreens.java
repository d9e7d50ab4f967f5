package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalInt;

/** A delivery with every try: what was sent, what came back. */
final class DeliveryScreens {
    private static final String SHOW = "dashboard/integrations/delivery.jte";
    private static final int TRIES = 20;

    private final DeliveryLog log;

    DeliveryScreens(DeliveryLog log) {
        this.log = log;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Optional<Integer> before = request.query("before").flatMap(DeliveryScreens::number);
        return log.find(
                        request.merchantId(),
                        request.mode(),
                        request.path("id", PublicId.DELIVERY),
                        before.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        TRIES)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(found -> ScreenAnswer.page(SHOW, new DeliveryPage(found, before.isPresent())));
    }

    /** What is no number of a try counts as not given. */
    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
