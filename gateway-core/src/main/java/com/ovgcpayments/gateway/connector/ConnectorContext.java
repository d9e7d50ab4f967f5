package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that a connector is given, and all that it may use.
 *
 * @param settings its own section, asked for with the provider's relative paths
 * @param modes the modes in which it is to take payments
 * @param label the name payers read
 * @param notificationUrl where the processor should send notifications: {@code <api>/notifications/<name>}
 * @param http a client for the processor's API
 * @param book what the connector must remember
 * @param standings whom to tell, unasked, that the processor refuses the credentials: the connector then gets no more
 *     payments in that mode until a ping finds it ready again
 */
public record ConnectorContext(
        Vertx vertx,
        Settings settings,
        Set<Mode> modes,
        String label,
        URI notificationUrl,
        ProcessorHttp http,
        Book book,
        Consumer<Standing> standings,
        Clock clock) {}
