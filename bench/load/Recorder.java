import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Creates sessions over many connections until it is stopped, and writes down the id of each one that was answered with
 * 201, as soon as the answer is there. Whatever goes wrong is tried again with the next session.
 *
 * <p>Its arguments: base URL, test key, file with the body, connections, file to write.
 */
final class Recorder {
    private static final long PAUSE_MILLIS = 100;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final HttpClient client;
    private final RequestOptions options;
    private final Buffer body;
    private final PrintWriter record;

    private Recorder(String base, String key, Buffer body, int connections, PrintWriter record) {
        this.client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .build();
        this.options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(base + "/api/checkout-sessions")
                .setTimeout(TimeUnit.SECONDS.toMillis(10))
                .putHeader("Authorization", "Bearer " + key)
                .putHeader("Content-Type", "application/json");
        this.body = body;
        this.record = record;
    }

    public static void main(String[] arguments) throws Exception {
        int connections = Integer.parseInt(arguments[3]);
        try (PrintWriter record = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[4])), true)) {
            Recorder recorder = new Recorder(
                    arguments[0],
                    arguments[1],
                    Buffer.buffer(Files.readAllBytes(Path.of(arguments[2]))),
                    connections,
                    record);
            for (int i = 0; i < connections; i++) {
                recorder.vertx.runOnContext(ready -> recorder.goOn());
            }
            new CountDownLatch(1).await();
        }
    }

    private void goOn() {
        create().onComplete(created -> {
            if (created.succeeded()) {
                goOn();
            } else {
                vertx.setTimer(PAUSE_MILLIS, passed -> goOn());
            }
        });
    }

    private Future<Void> create() {
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> {
                    if (response.statusCode() != 201) {
                        throw new IllegalStateException("answered " + response.statusCode());
                    }
                    record.println(answer.toJsonObject()
                            .getJsonObject("data")
                            .getJsonObject("session")
                            .getString("id"));
                    if (record.checkError()) {
                        throw new UncheckedIOException(new java.io.IOException("the record cannot be written"));
                    }
                    return null;
                }));
    }
}
