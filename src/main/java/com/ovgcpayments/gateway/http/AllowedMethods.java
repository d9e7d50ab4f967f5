package com.ovgcpayments.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods each path has, for the {@code Allow} header that a 405 must bear (RFC 9110, 15.5.6). */
final class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private final List<Known> routes;

    private record Known(Pattern path, List<String> methods) {}

    private AllowedMethods(List<Known> routes) {
        this.routes = routes;
    }

    /** Those of a router on which everything is mounted. */
    static AllowedMethods of(Router router) {
        return new AllowedMethods(router.getRoutes().stream()
                .filter(route -> route.isExactPath() && route.methods() != null)
                .map(AllowedMethods::known)
                .toList());
    }

    /** Separated by commas; empty for a path that there is not. */
    String at(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .flatMap(route -> route.methods().stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), methods -> String.join(", ", methods)));
    }

    private static Known known(Route route) {
        String path = PARAMETER.matcher(route.getPath()).replaceAll("[^/]+");
        return new Known(
                Pattern.compile(path),
                route.methods().stream().map(HttpMethod::name).toList());
    }
}
