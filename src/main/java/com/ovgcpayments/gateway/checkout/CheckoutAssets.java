package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style sheet, the module and the icon of the payer's pages, read from the jar once. */
final class CheckoutAssets {
    private static final String FOLDER = "/assets/";
    private static final int HASH_LENGTH = 12;

    private final Asset styleSheet = read("css", "text/css; charset=utf-8");
    private final Asset module = read("js", "text/javascript; charset=utf-8");
    private final Asset icon = read("svg", "image/svg+xml");
    private final Map<String, Asset> byPath =
            Stream.of(styleSheet, module, icon).collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));

    /** @param path as it stands in the request line: {@code /assets/checkout.0123456789ab.css} */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    List<Asset> all() {
        return List.of(styleSheet, module, icon);
    }

    String styleSheet() {
        return styleSheet.path();
    }

    String module() {
        return module.path();
    }

    String icon() {
        return icon.path();
    }

    private static Asset read(String extension, String contentType) {
        String file = "/checkout/checkout." + extension;
        try (InputStream stream = CheckoutAssets.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            byte[] content = stream.readAllBytes();
            String hash = HexFormat.of().formatHex(Digest.sha256(content)).substring(0, HASH_LENGTH);
            return new Asset(FOLDER + "checkout." + hash + "." + extension, contentType, Buffer.buffer(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
