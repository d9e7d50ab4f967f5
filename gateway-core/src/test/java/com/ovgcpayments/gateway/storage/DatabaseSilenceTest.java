package com.ovgcpayments.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine that is gone closes no connection: nothing comes any more, that is all. */
@ExtendWith(VertxExtension.class)
class DatabaseSilenceTest {
    private volatile boolean silent;

    @Test
    void whoNeverAnswersIsUnavailableAndHoldsNoConnection(Vertx vertx) {
        URI real = URI.create(TestDatabase.create().admin().withPassword());
        NetServer between = vertx.createNetServer()
                .connectHandler(client -> join(vertx, client, real.getPort()))
                .listen(0, "127.0.0.1")
                .await();
        PostgresUrl url = PostgresUrl.parse(
                "postgresql://" + real.getUserInfo() + "@127.0.0.1:" + between.actualPort() + real.getPath());
        Database database = Database.open(vertx, url, 1, Duration.ofSeconds(1));
        assertThat(database.query("SELECT 1").await().rowCount()).isEqualTo(1);

        silent = true;
        assertThatThrownBy(() ->
                        database.query("SELECT 1").timeout(20, TimeUnit.SECONDS).await())
                .isInstanceOf(DatabaseUnavailable.class);
        silent = false;
        assertThat(database.query("SELECT 1").await().rowCount()).isEqualTo(1);
        database.close().await();
    }

    private void join(Vertx vertx, NetSocket client, int port) {
        client.pause();
        vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .onComplete(
                        server -> {
                            pass(client, server);
                            pass(server, client);
                            client.resume();
                        },
                        failure -> client.close());
    }

    private void pass(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            Future<Void> passed = silent ? Future.succeededFuture() : to.write(bytes);
            passed.onFailure(gone -> from.close());
        });
        from.closeHandler(closed -> to.close());
    }
}
