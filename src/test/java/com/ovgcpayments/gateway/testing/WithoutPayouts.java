package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.ConnectorReply.Pong;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A connector like another, of which nobody can ask a payout: so that payouts wait for a person. */
final class WithoutPayouts implements ConnectorProvider {
    private final ConnectorProvider other;

    WithoutPayouts(ConnectorProvider other) {
        this.other = other;
    }

    @Override
    public String name() {
        return other.name();
    }

    @Override
    public List<Setting<?>> settings() {
        return other.settings();
    }

    @Override
    public boolean simulated() {
        return other.simulated();
    }

    @Override
    public Optional<Set<Mode>> modes(Settings section) {
        return other.modes(section);
    }

    @Override
    public Connector create(ConnectorContext context) {
        Connector connector = other.create(context);
        return (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(),
                new Class<?>[] {Connector.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "descriptor" -> without(connector.descriptor());
                    case "ping" -> ping(connector);
                    default -> method.invoke(connector, arguments);
                });
    }

    private static Future<Pong> ping(Connector connector) {
        return connector.ping().map(pong -> new Pong(without(pong.descriptor()), pong.standings()));
    }

    private static ConnectorDescriptor without(ConnectorDescriptor descriptor) {
        Capabilities all = descriptor.capabilities();
        Set<Capabilities.Ability> fewer = all.abilities().stream()
                .filter(ability -> ability != Capabilities.Ability.PAYOUT)
                .collect(Collectors.toSet());
        return new ConnectorDescriptor(
                descriptor.name(),
                descriptor.label(),
                descriptor.modes(),
                descriptor.simulated(),
                descriptor.experimental(),
                new Capabilities(fewer, all.reversalEvents(), all.currencies(), all.amounts(), all.redirectOrigins()));
    }
}
