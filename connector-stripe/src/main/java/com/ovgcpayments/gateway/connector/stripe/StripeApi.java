package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stripe's API as it is spoken: keys, versions, retries, and what an answer means for the question behind it. */
final class StripeApi {
    private static final Logger LOG = LoggerFactory.getLogger(StripeApi.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final StripeSettings settings;
    private final ProcessorHttp http;

    StripeApi(Vertx vertx, StripeSettings settings) {
        this.settings = settings;
        this.http = new ProcessorHttp(vertx, settings.connectTimeout());
    }

    Future<Void> close() {
        return http.close();
    }

    /** @param path with everything that a payer or Stripe made encoded in it */
    Future<StripeReply> get(Mode mode, String path, StripeForm query) {
        String url = settings.apiBase() + path + (query.isEmpty() ? "" : "?" + query.encoded());
        return send(new ProcessorHttp.Request(HttpMethod.GET, URI.create(url), headers(mode), Buffer.buffer()));
    }

    /** @param idempotencyKey the same for every repetition of the same request, and for nothing else */
    Future<StripeReply> post(Mode mode, String path, StripeForm form, String idempotencyKey) {
        Map<String, String> headers = headers(mode);
        headers.put("Content-Type", FORM);
        headers.put("Idempotency-Key", idempotencyKey);
        return send(new ProcessorHttp.Request(
                HttpMethod.POST, URI.create(settings.apiBase() + path), headers, form.body()));
    }

    private Map<String, String> headers(Mode mode) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + settings.key(mode));
        headers.put("Stripe-Version", settings.apiVersion());
        headers.put("User-Agent", "OVGC-Gateway");
        headers.put("Accept", "application/json");
        return headers;
    }

    private Future<StripeReply> send(ProcessorHttp.Request request) {
        StripeRetry retry = new StripeRetry();
        return http.send(request, retry, settings.readTimeout(), settings.readTimeout())
                .map(result -> reply(request, result, retry.mayHaveHappened()));
    }

    private static StripeReply reply(ProcessorHttp.Request request, ProcessorHttp.Result result, boolean unclear) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new StripeReply.NotSent(notReached.reason());
        } else if (result instanceof ProcessorHttp.Answer answer) {
            return answered(request, answer, unclear);
        }
        return new StripeReply.Unclear(((ProcessorHttp.NoAnswer) result).reason());
    }

    private static StripeReply answered(ProcessorHttp.Request request, ProcessorHttp.Answer answer, boolean unclear) {
        int status = answer.status();
        try {
            ProcessorJson body = ProcessorJson.parse(answer);
            if (status == 200) {
                return new StripeReply.Done(body);
            }
            ProcessorJson error = body.requireObject("error");
            return refused(request, answer, StripeError.of(error), unclear);
        } catch (UnfitAnswer unfit) {
            return new StripeReply.Unclear("stripe answered " + status + " with " + unfit.getMessage());
        }
    }

    private static StripeReply refused(
            ProcessorHttp.Request request, ProcessorHttp.Answer answer, StripeError error, boolean unclear) {
        int status = answer.status();
        LOG.atInfo()
                .addKeyValue("call", request)
                .addKeyValue("status", status)
                .addKeyValue("error", error)
                .addKeyValue("stripe_request", answer.headers().get("Request-Id"))
                .log("stripe said no");
        if (status < 400 || status >= 500 || status == 409) {
            return new StripeReply.Unclear("stripe answered " + status + " " + error);
        } else if (unclear) {
            return new StripeReply.Unclear("an earlier try may have worked; then stripe answered " + status);
        } else if (status == 429) {
            return new StripeReply.NotSent("stripe asks for less: " + error);
        }
        return new StripeReply.Refused(status, error);
    }
}
