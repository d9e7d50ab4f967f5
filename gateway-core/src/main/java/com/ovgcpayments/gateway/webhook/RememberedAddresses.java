package com.ovgcpayments.gateway.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for some seconds what was found before: an endpoint that is sent to a hundred times a second is looked up once
 * in that time. What is remembered is checked like what was just found, and connected to as it is, so that a name which
 * changes its meaning in between gains nothing. Failures are not remembered.
 */
final class RememberedAddresses implements AddressResolver {
    static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final int MAX_HOSTS = 20_000;

    private final AddressResolver resolver;
    private final Cache<String, List<InetAddress>> found;

    RememberedAddresses(AddressResolver resolver, Ticker ticker) {
        this.resolver = resolver;
        this.found = Caffeine.newBuilder()
                .maximumSize(MAX_HOSTS)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        @Nullable List<InetAddress> known = found.getIfPresent(host);
        return known == null
                ? resolver.resolve(host).onSuccess(addresses -> found.put(host, addresses))
                : Future.succeededFuture(known);
    }
}
