import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks the API how sessions stand, and prints how many are in which status: a line is a status and a number. Its
 * arguments: base URL, test key, file of ids.
 */
final class Statuses {
    private static final int AT_ONCE = 32;

    private final ConcurrentMap<String, Integer> found = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> ids;
    private final HttpClient client;
    private final String base;
    private final String key;

    private Statuses(Vertx vertx, String base, String key, List<String> ids) {
        this.ids = new ConcurrentLinkedQueue<>(ids);
        this.base = base;
        this.key = key;
        this.client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(AT_ONCE))
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        Statuses statuses = new Statuses(vertx, arguments[0], arguments[1], Files.readAllLines(Path.of(arguments[2])));
        List<Future<Void>> askers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            askers.add(statuses.askOn());
        }
        Future.all(askers).toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        statuses.found.forEach((status, number) -> System.out.println(status + " " + number));
        vertx.close();
    }

    private Future<Void> askOn() {
        String id = ids.poll();
        return id == null
                ? Future.succeededFuture()
                : status(id)
                        .onSuccess(status -> found.merge(status, 1, Integer::sum))
                        .compose(counted -> askOn());
    }

    private Future<String> status(String id) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(base + "/api/checkout-sessions/" + id)
                .putHeader("Authorization", "Bearer " + key);
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body()
                        .map(body -> response.statusCode() == 200
                                ? body.toJsonObject().getJsonObject("data").getString("status")
                                : "answered_" + response.statusCode()));
    }
}
