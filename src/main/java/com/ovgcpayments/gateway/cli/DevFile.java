package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.OwnerOnlyFile;
import com.ovgcpayments.gateway.demo.DemoShop;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code dev.json} in the data directory: where the development gateway is and how to get in. The database keeps only
 * hashes, so this is also how keys and passwords stay the same from
 * start to start.
 */
final class DevFile {
    static final String TEST_KEY = "testKey";
    static final String LIVE_KEY = "liveKey";
    static final String OPERATOR_KEY = "operatorKey";

    static final String DASHBOARD_URL = "dashboardUrl";
    static final String EMAIL = "email";
    static final String PASSWORD = "password";
    static final String OPERATOR_DASHBOARD_URL = "operatorDashboardUrl";
    static final String OPERATOR_EMAIL = "operatorEmail";
    static final String OPERATOR_PASSWORD = "operatorPassword";

    static final String SHOP_URL = "shopUrl";
    private static final String SHOP = "shop";

    private final Path file;
    private final JsonObject content;

    private DevFile(Path file, JsonObject content) {
        this.file = file;
        this.content = content;
    }

    static DevFile read(Path dataDir) {
        Path file = dataDir.resolve("dev.json");
        try {
            return new DevFile(file, Files.exists(file) ? new JsonObject(Files.readString(file)) : new JsonObject());
        } catch (IOException | DecodeException e) {
            throw new CommandFailed(
                    file + " cannot be read: delete it, and the next start writes it anew with new keys and passwords",
                    e);
        }
    }

    Optional<String> find(String field) {
        return content.getValue(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The same with this field set; nothing is written yet. */
    DevFile with(String field, String value) {
        return new DevFile(file, content.copy().put(field, value));
    }

    /** What the demo shop needs to find its webhook endpoint again. */
    DemoShop.ShopAccount shopAccount() {
        JsonObject shop = content.getJsonObject(SHOP);
        return shop == null
                ? DemoShop.ShopAccount.NONE
                : new DemoShop.ShopAccount(
                        shop.getInteger("port", 0),
                        shop.getString("webhookEndpoint", ""),
                        shop.getString("webhookSecret", ""));
    }

    DevFile withShop(DemoShop.ShopAccount account) {
        JsonObject shop = new JsonObject()
                .put("port", account.port())
                .put("webhookEndpoint", account.endpointId())
                .put("webhookSecret", account.secret());
        return new DevFile(file, content.copy().put(SHOP, shop));
    }

    void write() {
        OwnerOnlyFile.write(file, content.encodePrettily() + "\n");
    }

    Path path() {
        return file;
    }
}
