package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.ConfigLoader;
import com.ovgcpayments.gateway.config.ConfigReading;
import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a command does before a gateway starts, or instead of starting one: on a small Vert.x that ends with it. */
final class Preparation {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 2;

    private Preparation() {}

    static Configuration configuration(Profile profile, CommonOptions options, Caller caller) {
        return withVertx(LIMIT, vertx -> loader(vertx).load(profile, options.sources(caller)));
    }

    /** The configuration as far as it can be used, with what is wrong with it. */
    static ConfigReading reading(Profile profile, CommonOptions options, Caller caller) {
        return withVertx(LIMIT, vertx -> loader(vertx).read(profile, options.sources(caller)));
    }

    static <T> T withDatabase(PostgresUrl url, Function<Database, Future<T>> work) {
        return withVertx(LIMIT, vertx -> {
            Database database = Database.open(vertx, url, CONNECTIONS);
            return work.apply(database).eventually(database::close);
        });
    }

    /** @param limit how long the work, and each statement of it, may take */
    static <T> T withDatabase(PostgresUrl url, Duration limit, Function<Database, Future<T>> work) {
        return withDatabase(url, limit, (vertx, database) -> work.apply(database));
    }

    static <T> T withDatabase(PostgresUrl url, Duration limit, BiFunction<Vertx, Database, Future<T>> work) {
        return withVertx(limit, vertx -> {
            Database database = Database.open(vertx, url, CONNECTIONS, limit);
            return work.apply(vertx, database).eventually(database::close);
        });
    }

    /** The same with the Vert.x on which it happens. */
    static <T> T withDatabase(PostgresUrl url, BiFunction<Vertx, Database, Future<T>> work) {
        return withVertx(LIMIT, vertx -> {
            Database database = Database.open(vertx, url, CONNECTIONS);
            return work.apply(vertx, database).eventually(database::close);
        });
    }

    private static ConfigLoader loader(Vertx vertx) {
        List<ConnectorProvider> providers = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new ConfigLoader(vertx, providers);
    }

    static <T> T withVertx(Duration limit, Function<Vertx, Future<T>> work) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            return Waiting.on(work.apply(vertx), limit);
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }
}
