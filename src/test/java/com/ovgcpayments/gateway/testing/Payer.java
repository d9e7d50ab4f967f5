package com.ovgcpayments.gateway.testing;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A payer without JavaScript: follows redirects by hand, posts forms, reloads when a page says so. */
public final class Payer {
    private static final int MOST_RELOADS = 60;

    private final GatewayFixture gateway;
    private final String session;

    public Payer(GatewayFixture gateway, String session) {
        this.gateway = gateway;
        this.session = session;
    }

    public HttpResponse<Buffer> open() {
        return page("");
    }

    /** Presses "Pay"; answers the gateway's answer, normally a 303 to the processor. */
    public HttpResponse<Buffer> pressPay() {
        return submit(gateway.apiUrl() + "/checkout/" + session + "/pay", MultiMap.caseInsensitiveMultiMap());
    }

    /** Pays with an outcome of the sandbox's page; answers where the payer finally stands. */
    public HttpResponse<Buffer> pay(String outcome) {
        String processor = location(pressPay());
        return choose(processor, outcome);
    }

    /** Chooses on an open page of the sandbox and comes back. */
    public HttpResponse<Buffer> choose(String processorPage, String outcome) {
        return follow(location(submitChoice(processorPage, outcome)));
    }

    /** Approves at the sandbox and closes the browser before he is sent back. */
    public void approveWithoutReturning() {
        submit(location(pressPay()), MultiMap.caseInsensitiveMultiMap().add("outcome", "approve"));
    }

    /** Chooses on an open page of the sandbox and goes nowhere; answers the sandbox's answer, normally a 303. */
    public HttpResponse<Buffer> submitChoice(String processorPage, String outcome) {
        return submit(processorPage, MultiMap.caseInsensitiveMultiMap().add("outcome", outcome));
    }

    /** Loads a page of the gateway; while it says that it is still at work, loads it again. */
    public HttpResponse<Buffer> follow(String url) {
        for (int i = 0; i < MOST_RELOADS; i++) {
            HttpResponse<Buffer> page =
                    gateway.request(HttpMethod.GET, url, "").send().await();
            boolean waiting = page.statusCode() == 200
                    && page.bodyAsString().matches("(?s).*data-state=\"(connecting|processing|checking)\".*");
            if (!waiting) {
                return page;
            }
            gateway.vertx().timer(500, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("still waiting after " + MOST_RELOADS + " reloads: " + url);
    }

    /** Loads a page below the session's: {@code ""}, {@code "/return"}, {@code "/cancel"}. */
    public HttpResponse<Buffer> page(String below) {
        return gateway.request(HttpMethod.GET, gateway.apiUrl() + "/checkout/" + session + below, "")
                .send()
                .await();
    }

    /** The target of a redirect, absolute. */
    public String location(HttpResponse<Buffer> response) {
        if (response.statusCode() != 303) {
            throw new AssertionError("no redirect but " + response.statusCode() + ": " + response.bodyAsString());
        }
        return URI.create(gateway.apiUrl())
                .resolve(response.getHeader("Location"))
                .toString();
    }

    private HttpResponse<Buffer> submit(String url, MultiMap form) {
        WebClient client = gateway.client();
        return client.postAbs(url).sendForm(form).await();
    }
}
