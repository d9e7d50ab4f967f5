import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Vert.x client that posts to the same shops as a gateway would, on one event loop as the gateway does, with as many
 * under way and as many connections to each, and does nothing else: the ceiling of deliveries.
 *
 * <p>Its arguments: port of the shops, how many there are, how often each is posted to, file with the body. Prints
 * {@code RESULT <posts a second> <failed> <posts>}. Two more to each come first, to warm up, and are not counted.
 */
final class BareClient {
    private static final int AT_ONCE = 512;
    private static final int CONNECTIONS_PER_SHOP = 4;
    private static final int WARM_UP_EACH = 2;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final HttpClient client = vertx.httpClientBuilder()
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SHOP))
            .build();
    private final String port;
    private final int shops;
    private final long total;
    private final Buffer body;

    private long sent;
    private long ended;
    private long failed;
    private long begun;

    private BareClient(String port, int shops, int each, Buffer body) {
        this.port = port;
        this.shops = shops;
        this.total = (long) shops * each + uncounted();
        this.body = body;
    }

    private long uncounted() {
        return WARM_UP_EACH * (long) shops;
    }

    public static void main(String[] arguments) throws Exception {
        int shops = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        BareClient client =
                new BareClient(arguments[0], shops, each, Buffer.buffer(Files.readAllBytes(Path.of(arguments[3]))));
        client.vertx.getOrCreateContext().runOnContext(ready -> {
            for (int i = 0; i < AT_ONCE; i++) {
                client.postNext();
            }
        });
        client.done.get(10, TimeUnit.MINUTES);
        long posts = (long) shops * each;
        System.out.printf("RESULT %.1f %d %d%n", posts * 1e9 / (System.nanoTime() - client.begun), client.failed, posts);
        client.vertx.close();
    }

    private void postNext() {
        if (sent == total) {
            return;
        }
        int shop = (int) (sent++ % shops);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI("http://127.0." + shop / 250 + "." + (shop % 250 + 1) + ":" + port + "/e/" + shop)
                .putHeader("content-type", "application/json")
                .putHeader("webhook-timestamp", "1700000000")
                .putHeader("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=");
        client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.end())
                .onComplete(posted -> {
                    failed += posted.failed() ? 1 : 0;
                    if (++ended == uncounted()) {
                        begun = System.nanoTime();
                    }
                    if (ended == total) {
                        done.complete(null);
                    }
                    postNext();
                });
    }
}
