import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import com.ovgcpayments.gateway.webhook.WebhookOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes merchants with a test key and a webhook endpoint each. Every endpoint is a host of its own, 127.0.x.y, as those of
 * real merchants are.
 *
 * <p>Its arguments: database URL, file with the master key, how many, port of the receivers, file to write. A line of it
 * asks for a test event: method, path, key.
 */
final class Merchants {
    private final com.ovgcpayments.gateway.merchant.Merchants merchants;
    private final ApiKeys keys;
    private final WebhookEndpoints endpoints;
    private final Database database;
    private final String port;

    private Merchants(Vertx vertx, Database database, Sealer sealer, String port) {
        this.merchants = new com.ovgcpayments.gateway.merchant.Merchants(database);
        this.keys = new ApiKeys(database);
        this.endpoints = new WebhookEndpoints(
                vertx, database, sealer, WebhookOptions.defaults().withAllowedCidrs(List.of(Cidr.parse("127.0.0.0/8"))));
        this.database = database;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        Database database = Database.open(vertx, PostgresUrl.parse(arguments[0]), 8);
        Sealer sealer = Sealer.of(List.of(Files.readString(Path.of(arguments[1])).strip()));
        Merchants made = new Merchants(vertx, database, sealer, arguments[3]);
        List<String> lines = new ArrayList<>();
        Future<Void> all = Future.succeededFuture();
        for (int number = 0; number < Integer.parseInt(arguments[2]); number++) {
            int next = number;
            all = all.compose(before -> made.make(next)).onSuccess(lines::add).mapEmpty();
        }
        all.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
        Files.write(Path.of(arguments[4]), lines);
        database.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        vertx.close();
    }

    private Future<String> make(int number) {
        String url = "http://127.0." + number / 250 + "." + (number % 250 + 1) + ":" + port + "/e/" + number;
        return merchants
                .create("Shop " + number)
                .compose(merchant -> keys.create(NewApiKey.of(merchant.id(), Mode.TEST, "bench"))
                        .compose(key -> endpoints
                                .check(Mode.TEST, url, "", List.of())
                                .compose(checked -> database.transaction(
                                        transaction -> endpoints.create(transaction, merchant.id(), checked)))
                                .map(created -> "POST /api/webhook-endpoints/"
                                        + PublicId.WEBHOOK_ENDPOINT.format(created.endpoint().id())
                                        + "/test " + key.text())));
    }
}
