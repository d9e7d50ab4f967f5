import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a constant rate, whether they are answered or not, and counts each one's latency from the moment at
 * which it was to be sent: a server that stalls is charged with all whom it kept waiting.
 *
 * <p>The schedule has steps of a millisecond, as finely as a timer ticks.
 *
 * <p>Its arguments: base URL, file of targets (a line is a method, a path and perhaps a key), file with the body of a
 * POST, requests a second, seconds. Before that it sends at the same rate for half as long and at least five seconds, and
 * waits until all of it is answered: nobody is charged with what piled up while the JVMs were cold.
 * Prints {@code RESULT <answered a second> <p50> <p90> <p99> <p99.9> <longest> <failed> <sent>}, latencies in ms.
 */
final class OpenLoop {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final int CONNECTIONS = 1024;
    private static final double LEAST_WARM_UP_SECONDS = 5;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<RequestOptions> targets = new ArrayList<>();
    private final Buffer body;
    private final double rate;
    private final double seconds;
    private final HttpClient client;

    private boolean counted;
    private long total;
    private long begun;
    private long sent;
    private long ended;
    private long answered;
    private long failed;

    private OpenLoop(String base, Path targetFile, Path bodyFile, double rate, double seconds) throws Exception {
        this.rate = rate;
        this.seconds = seconds;
        this.body = Buffer.buffer(Files.readAllBytes(bodyFile));
        for (String line : Files.readAllLines(targetFile)) {
            String[] parts = line.split(" ");
            RequestOptions target = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(parts[0]))
                    .setAbsoluteURI(base + parts[1])
                    .setTimeout(PATIENCE_MILLIS);
            if (parts.length > 2) {
                target.putHeader("Authorization", "Bearer " + parts[2]);
            }
            if (parts[0].equals("POST")) {
                target.putHeader("Content-Type", "application/json");
            }
            targets.add(target);
        }
        this.client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        OpenLoop load = new OpenLoop(
                arguments[0],
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Double.parseDouble(arguments[3]),
                Double.parseDouble(arguments[4]));
        load.vertx.getOrCreateContext().runOnContext(ready -> load.warmUp());
        load.done.get(10, TimeUnit.MINUTES);
        load.report();
        load.vertx.close();
    }

    private void warmUp() {
        begin(Math.max(LEAST_WARM_UP_SECONDS, seconds / 2));
    }

    private void begin(double duration) {
        total = Math.max(1, (long) (rate * duration));
        sent = 0;
        ended = 0;
        begun = System.nanoTime();
        vertx.setPeriodic(1, this::sendDue);
    }

    private void sendDue(long timer) {
        long due = Math.min(total, (long) ((System.nanoTime() - begun) * rate / 1e9));
        while (sent < due) {
            send(sent++);
        }
        if (sent == total) {
            vertx.cancelTimer(timer);
        }
    }

    private void send(long number) {
        long intended = begun + STEP_NANOS * (long) Math.ceil(number * 1e9 / rate / STEP_NANOS);
        RequestOptions target = targets.get((int) (number % targets.size()));
        client.request(target)
                .compose(request -> answer(request, target))
                .onComplete(answer -> ended(intended, answer.succeeded() && answer.result() < 400));
    }

    private Future<Integer> answer(HttpClientRequest request, RequestOptions target) {
        Future<HttpClientResponse> response = target.getMethod().equals(HttpMethod.POST) ? request.send(body) : request.send();
        return response.compose(head -> head.end().map(head.statusCode()));
    }

    private void ended(long intended, boolean well) {
        if (counted) {
            latencies.recordValue(Math.min(LONGEST_NANOS, Math.max(0, System.nanoTime() - intended)));
            answered += well ? 1 : 0;
            failed += well ? 0 : 1;
        }
        if (++ended == total && counted) {
            done.complete(null);
        } else if (ended == total) {
            counted = true;
            begin(seconds);
        }
    }

    private void report() {
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "RESULT %.1f %.2f %.2f %.2f %.2f %.2f %d %d%n",
                answered / took,
                millis(50),
                millis(90),
                millis(99),
                millis(99.9),
                latencies.getMaxValue() / 1e6,
                failed,
                total);
    }

    private double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
