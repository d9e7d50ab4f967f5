import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many payers, one sale after another: the shop creates a session, the payer opens its page, presses Pay as the page's
 * form says, approves at the sandbox processor (whose page is the processor's and is not loaded), and follows the way
 * back until he stands in the shop again. Only then is the sale counted.
 *
 * <p>Its arguments: base URL, test key, payers, seconds, file for the ids of the sessions that were created. Before
 * those seconds there are three in which nothing is counted. Prints {@code RESULT <sales a second> <p50 ms> <p99 ms>
 * <failed> <sales>}: ms from a sale's first request to its last, and all sales, those that were not counted among them.
 */
final class Payers {
    private static final String SUCCESS_URL = "https://shop.example/thanks";
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+/pay)\"");
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_LOOKS = 100;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
    private final Histogram durations = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final List<String> created = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sales = new AtomicInteger();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger customers = new AtomicInteger();
    private final HttpClient client;
    private final String base;
    private final String key;
    private final long warm;
    private final long end;

    private record Answer(int status, String location, Buffer body) {}

    private Payers(String base, String key, int payers, double seconds) {
        this.base = base;
        this.key = key;
        this.client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(payers))
                .build();
        this.warm = System.nanoTime() + WARM_UP_NANOS;
        this.end = warm + (long) (seconds * 1e9);
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[2]);
        Payers payers = new Payers(arguments[0], arguments[1], count, Double.parseDouble(arguments[3]));
        List<Future<Void>> all = new ArrayList<>();
        for (int payer = 0; payer < count; payer++) {
            all.add(payers.goOn());
        }
        Future.join(all).toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        Files.write(Path.of(arguments[4]), payers.created);
        System.out.printf(
                "RESULT %.1f %.2f %.2f %d %d%n",
                payers.counted.get() * 1e9 / (payers.end - payers.warm),
                payers.durations.getValueAtPercentile(50) / 1e6,
                payers.durations.getValueAtPercentile(99) / 1e6,
                payers.failed.get(),
                payers.sales.get());
        payers.vertx.close();
    }

    private Future<Void> goOn() {
        if (System.nanoTime() >= end) {
            return Future.succeededFuture();
        }
        long begun = System.nanoTime();
        return sale().onComplete(sold -> {
                    if (sold.succeeded()) {
                        sold(begun, System.nanoTime());
                    } else if (failed.getAndIncrement() < 3) {
                        System.err.println(sold.cause());
                    }
                })
                .transform(sold -> goOn());
    }

    private void sold(long begun, long now) {
        sales.incrementAndGet();
        if (now >= warm && now < end) {
            counted.incrementAndGet();
            durations.recordValue(now - begun);
        }
    }

    private Future<Void> sale() {
        return create().compose(session -> send(HttpMethod.GET, base + "/checkout/" + session, "")
                .compose(page -> send(HttpMethod.POST, absolute(form(page)), "connector=sandbox"))
                .compose(pressed -> send(HttpMethod.POST, target(pressed), "outcome=approve"))
                .compose(approved -> comeBack(target(approved), 0)));
    }

    private Future<String> create() {
        JsonObject order = new JsonObject()
                .put("amount", 2500)
                .put("currency", "USD")
                .put("email", "payer" + customers.incrementAndGet() + "@example.com")
                .put("product_title", "Premium Plan")
                .put("success_url", SUCCESS_URL)
                .put("cancel_url", "https://shop.example/cart");
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(base + "/api/checkout-sessions")
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Authorization", "Bearer " + key)
                .putHeader("Content-Type", "application/json");
        return exchange(options, order.toBuffer()).map(answer -> {
            require(answer.status() == 201, "create answered " + answer.status());
            String id = answer.body()
                    .toJsonObject()
                    .getJsonObject("data")
                    .getJsonObject("session")
                    .getString("id");
            created.add(id);
            return id;
        });
    }

    /** Where the payer still waits, the page is loaded again, as its own script or refresh would. */
    private Future<Void> comeBack(String url, int looks) {
        return send(HttpMethod.GET, url, "").compose(answer -> {
            if (answer.status() == 303 && answer.location().startsWith(SUCCESS_URL)) {
                return Future.succeededFuture();
            }
            require(looks < MOST_LOOKS, "never came back to the shop");
            String next = answer.status() == 303 ? absolute(answer.location()) : url;
            return vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).compose(passed -> comeBack(next, looks + 1));
        });
    }

    private static String form(Answer page) {
        require(page.status() == 200, "the page answered " + page.status());
        Matcher form = FORM.matcher(page.body().toString());
        require(form.find(), "the page has no form to pay");
        return form.group(1);
    }

    private String target(Answer answer) {
        require(answer.status() == 303, "a form answered " + answer.status());
        String target = absolute(answer.location());
        require(!target.startsWith(base + "/checkout/") || target.endsWith("/return"), "not sent on: " + target);
        return target;
    }

    private String absolute(String location) {
        return URI.create(base + "/").resolve(location).toString();
    }

    private Future<Answer> send(HttpMethod method, String url, String form) {
        RequestOptions options =
                new RequestOptions().setMethod(method).setAbsoluteURI(url).setTimeout(PATIENCE_MILLIS);
        if (method.equals(HttpMethod.POST)) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        return exchange(options, Buffer.buffer(form));
    }

    private Future<Answer> exchange(RequestOptions options, Buffer body) {
        return client.request(options)
                .compose(request -> options.getMethod().equals(HttpMethod.POST) ? request.send(body) : request.send())
                .compose(response -> response.body()
                        .map(read -> new Answer(
                                response.statusCode(),
                                response.getHeader("Location") == null ? "" : response.getHeader("Location"),
                                read)));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
