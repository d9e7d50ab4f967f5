package com.ovgcpayments.gateway.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Somebody's HTTP client: waits for answers, follows nothing. Thread-safe. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64)";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    record Answer(int status, String body, Optional<String> location) {}

    /** Empty if no answer came. */
    Optional<Answer> get(String url, Map<String, String> headers) throws InterruptedException {
        return send(request(url, headers).GET().build());
    }

    Optional<Answer> get(String url) throws InterruptedException {
        return get(url, Map.of());
    }

    Optional<Answer> postForm(String url, String form) throws InterruptedException {
        return send(request(url, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    Optional<Answer> post(String url, Map<String, String> headers, String body) throws InterruptedException {
        return send(request(url, headers).POST(BodyPublishers.ofString(body)).build());
    }

    Optional<Answer> put(String url, Map<String, String> headers, String body) throws InterruptedException {
        return send(request(url, headers).PUT(BodyPublishers.ofString(body)).build());
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("User-Agent", BROWSER);
        headers.forEach(request::header);
        return request;
    }

    private Optional<Answer> send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(
                    response.statusCode(), response.body(), response.headers().firstValue("Location")));
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }
}
