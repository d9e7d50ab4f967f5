package com.ovgcpayments.gateway.logging;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of the request being served. It stays with the request across timers, queries and blocking code, because it is
 * kept in the Vert.x context that each request has for itself, and it stands in every line that is logged there.
 */
public final class RequestId {
    static final String FIELD = "request_id";

    private static final ContextLocal<String> LOCAL = ContextLocal.registerLocal(String.class);

    private RequestId() {}

    /**
     * Names the request that the calling code serves.
     *
     * @throws IllegalStateException outside a request: the id would stay with a whole verticle
     */
    public static void put(String id) {
        if (!putIfInRequest(id)) {
            throw new IllegalStateException("a request id belongs to the context of one request");
        }
    }

    /** Whether the calling code serves one request, and so the id was kept. */
    static boolean putIfInRequest(String id) {
        Context context = Vertx.currentContext();
        if (!(context instanceof ContextInternal internal) || !internal.isDuplicate()) {
            return false;
        }
        context.putLocal(LOCAL, id);
        return true;
    }

    /** The id of the request that the calling code serves, or empty if it serves none. */
    public static Optional<String> current() {
        return Optional.ofNullable(orNull());
    }

    static @Nullable String orNull() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(LOCAL);
    }

    /** Found by Vert.x as it starts: what is kept in contexts must be known before the first of them is made. */
    public static final class Registration implements VertxServiceProvider {
        @Override
        public void init(VertxBootstrap bootstrap) {
            RequestId.orNull(); // loads the class, which registers the place
        }
    }
}
