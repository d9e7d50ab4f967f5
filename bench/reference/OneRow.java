import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The plainest look-up of one row that Vert.x can do, as the ceiling of any {@code GET}: the last part of the path is a
 * session's id, the answer is a part of its row as JSON. One pipelined connection for each event loop, no routing, no
 * authentication. Its arguments are the port and the database's URL.
 */
final class OneRow extends VerticleBase {
    private static int port;
    private static PgConnectOptions database;

    private SqlClient client;

    public static void main(String[] arguments) throws Exception {
        port = Integer.parseInt(arguments[0]);
        database = PgConnectOptions.fromUri(arguments[1]).setCachePreparedStatements(true).setPipeliningLimit(1024);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(
                        OneRow::new, new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @Override
    public Future<?> start() {
        client = PgBuilder.client()
                .connectingTo(database)
                .with(new PoolOptions().setMaxSize(1))
                .using(vertx)
                .build();
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::answer)
                .listen();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        client.preparedQuery("SELECT id, amount, currency, status::text FROM checkout_session WHERE id = $1")
                .execute(Tuple.of(id))
                .onSuccess(rows -> send(request, rows))
                .onFailure(failure -> request.response().setStatusCode(500).end());
    }

    private static void send(HttpServerRequest request, RowSet<Row> rows) {
        if (rows.size() == 0) {
            request.response().setStatusCode(404).end();
            return;
        }
        Row row = rows.iterator().next();
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("id", row.getUUID(0).toString())
                        .put("amount", row.getLong(1))
                        .put("currency", row.getString(2))
                        .put("status", row.getString(3))
                        .toBuffer());
    }
}
