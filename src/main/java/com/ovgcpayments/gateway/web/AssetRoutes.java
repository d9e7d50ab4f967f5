package com.ovgcpayments.gateway.web;

import com.ovgcpayments.gateway.http.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /assets/:name}: style sheets, scripts and icons, to be kept by browsers for ever. */
public final class AssetRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(AssetRoutes.class);

    private final Map<String, Asset> byPath;

    /** @param assets all that this listener's pages ask for; the same file may be named twice */
    public AssetRoutes(Collection<Asset> assets) {
        this.byPath = assets.stream()
                .collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity(), (one, same) -> one));
    }

    @Override
    public void mount(Router router) {
        router.route("/assets/:name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::answer);
    }

    private void answer(RoutingContext context) {
        @Nullable Asset asset = byPath.get(context.request().path());
        if (asset == null) {
            context.fail(404);
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        boolean zipped = takesGzip(context);
        if (zipped) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.end(zipped ? asset.zipped() : asset.content())
                .onFailure(failure -> LOG.debug("a browser went away", failure));
    }

    private static boolean takesGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equalsIgnoreCase("gzip") && coding.weight() > 0);
    }
}
