package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.Logos;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the payer's pages need for a merchant's logo and colour, to be kept by browsers for ever. */
public final class BrandRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(BrandRoutes.class);
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern SHEET = Pattern.compile("([0-9a-f]{6})\\.css");

    private final Logos logos;

    public BrandRoutes(Logos logos) {
        this.logos = logos;
    }

    @Override
    public void mount(Router router) {
        router.route(LogoPicture.FOLDER + ":sha256")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::logo);
        router.route(BrandSheet.FOLDER + ":name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(BrandRoutes::sheet);
    }

    private void logo(RoutingContext context) {
        logos.find(context.pathParam("sha256"))
                .onSuccess(found -> found.ifPresentOrElse(logo -> send(context, logo), () -> context.fail(404)))
                .onFailure(context::fail);
    }

    /** Whoever opens a logo by itself, or has another site show it, gets nothing that could do more than be looked at. */
    private static void send(RoutingContext context, Logo logo) {
        context.response()
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        end(context, logo.type().contentType(), logo.content());
    }

    private static void sheet(RoutingContext context) {
        Matcher name = SHEET.matcher(context.pathParam("name"));
        if (!name.matches()) {
            context.fail(404);
            return;
        }
        BrandSheet sheet = new BrandSheet(Colour.parse("#" + name.group(1)));
        @Nullable String asked = context.request().query();
        // A page of another version of the gateway asks for what this one cannot make.
        if (asked == null || asked.equals(sheet.version())) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        }
        end(context, "text/css; charset=utf-8", Buffer.buffer(sheet.css()));
    }

    private static void end(RoutingContext context, String contentType, Buffer content) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .end(content)
                .onFailure(failure -> LOG.debug("a browser went away", failure));
    }
}
