package com.ovgcpayments.gateway.dashboard;

import io.vertx.core.Future;

/**
 * What a screen does: it asks the engine and says what to draw. It runs on an event loop; a failure is drawn by the frame,
 * {@link com.ovgcpayments.gateway.http.ApiProblem} with its own status and words.
 */
@FunctionalInterface
public interface ScreenHandler {
    Future<ScreenAnswer> answer(ScreenRequest request);
}
