package com.ovgcpayments.gateway.connector.testkit;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The processor's own API, behind the proxy, and what it answered. */
final class Upstream {
    private final Supplier<URI> api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<HttpMessage.Answer> answers = new ConcurrentLinkedQueue<>();

    /** @param api asked for at each request */
    Upstream(Supplier<URI> api) {
        this.api = api;
    }

    /** Hands a request on as it is, and waits for the answer. */
    HttpMessage.Answer ask(HttpMessage.Request request) {
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(api.get() + request.target()))
                .method(
                        request.method(),
                        HttpRequest.BodyPublishers.ofByteArray(request.body().getBytes()));
        request.headers().forEach(onward::setHeader);
        HttpResponse<byte[]> response = http.sendAsync(onward.build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        HttpMessage.Answer answer = new HttpMessage.Answer(
                response.statusCode(), HttpMessage.withoutConnection(headers), Buffer.buffer(response.body()));
        answers.add(answer);
        return answer;
    }

    List<HttpMessage.Answer> answers() {
        return List.copyOf(answers);
    }

    void forget() {
        answers.clear();
    }
}
