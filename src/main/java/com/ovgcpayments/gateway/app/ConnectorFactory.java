package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.config.EnabledConnector;
import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the configured connectors, each with all that it may use.
 *
 * @param api where processors reach the gateway
 * @param books the book of a connector, by its name
 * @param standings whom a connector tells how it stands, by its name
 */
public record ConnectorFactory(
        Vertx vertx,
        URI api,
        ProcessorHttp http,
        Function<String, Book> books,
        Function<String, Consumer<Standing>> standings) {

    /** @throws InvalidSettings with whole paths, if the connector's settings do not fit together */
    public Connector create(EnabledConnector enabled) {
        String name = enabled.name();
        ConnectorContext context = new ConnectorContext(
                vertx,
                enabled.settings(),
                enabled.modes(),
                enabled.label(),
                URI.create(api + "/notifications/" + name),
                http,
                books.apply(name),
                standings.apply(name),
                Clock.systemUTC());
        try {
            return enabled.provider().create(context);
        } catch (InvalidSettings e) {
            throw e.under(enabled.section());
        }
    }
}
