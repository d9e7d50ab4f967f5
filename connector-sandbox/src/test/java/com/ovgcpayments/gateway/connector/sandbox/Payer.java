package com.ovgcpayments.gateway.connector.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The payer's browser, as far as a plain form needs one. Follows no redirect by itself. */
final class Payer {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Payer() {}

    static HttpResponse<String> see(URI page) {
        return await(HTTP.sendAsync(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()));
    }

    static HttpResponse<String> choose(URI page, String outcome) {
        return await(choosing(page, outcome));
    }

    static CompletableFuture<HttpResponse<String>> choosing(URI page, String outcome) {
        return post(page, "application/x-www-form-urlencoded", "outcome=" + outcome);
    }

    static CompletableFuture<HttpResponse<String>> post(URI page, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Where an answer sends the browser. */
    static URI next(HttpResponse<String> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        return answer.uri().resolve(location.orElseThrow());
    }

    static <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }
}
