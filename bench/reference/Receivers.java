import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The shops that receive webhooks, all in one. {@code POST /e/N} is shop N: it answers 204 at once, or never if its number
 * ends in 0 and shops were told to hang. Its argument is the port, on every address of this machine.
 *
 * <pre>
 * GET /reset?hang=true|false   counts from the beginning
 * GET /count                   how many were answered, and in how many seconds from the first to the last
 * GET /delays                  number, p50, p90, p99, longest: ms from an event's id to its arrival, of shops that never hang
 * </pre>
 */
final class Receivers extends VerticleBase {
    private static final long LONGEST_DELAY = TimeUnit.MINUTES.toMillis(10);
    private static final Histogram DELAYS = new ConcurrentHistogram(LONGEST_DELAY, 3);
    private static final AtomicLong COUNT = new AtomicLong();
    private static final AtomicLong FIRST = new AtomicLong();
    private static final AtomicLong LAST = new AtomicLong();
    private static volatile boolean hanging;
    private static int port;

    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(Receivers::new, new DeploymentOptions().setInstances(2))
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(new HttpServerOptions().setHost("0.0.0.0").setPort(port))
                .requestHandler(this::answer)
                .listen();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/reset" -> {
                hanging = Boolean.parseBoolean(request.getParam("hang"));
                COUNT.set(0);
                FIRST.set(0);
                DELAYS.reset();
                request.response().end();
            }
            case "/count" ->
                request.response()
                        .end(COUNT.get() + " " + (FIRST.get() == 0 ? 0 : (LAST.get() - FIRST.get()) / 1e9) + "\n");
            case "/delays" ->
                request.response()
                        .end(DELAYS.getTotalCount() + " " + DELAYS.getValueAtPercentile(50) + " "
                                + DELAYS.getValueAtPercentile(90) + " " + DELAYS.getValueAtPercentile(99) + " "
                                + DELAYS.getMaxValue() + "\n");
            default -> receive(request);
        }
    }

    private static void receive(HttpServerRequest request) {
        boolean mayHang = request.path().endsWith("0");
        if (mayHang && hanging) {
            return;
        }
        if (!mayHang) {
            recordDelay(request.getHeader("webhook-id"));
        }
        long now = System.nanoTime();
        FIRST.compareAndSet(0, now);
        LAST.set(now);
        COUNT.incrementAndGet();
        request.response().setStatusCode(204).end();
    }

    /** The event's id begins with the millisecond in which it was made. One that waited longer counts as the longest. */
    private static void recordDelay(String id) {
        PublicId.EVENT
                .parse(id == null ? "" : id)
                .map(event -> System.currentTimeMillis() - (event.getMostSignificantBits() >>> 16))
                .ifPresent(delay -> DELAYS.recordValue(Math.min(LONGEST_DELAY, Math.max(0, delay))));
    }
}
