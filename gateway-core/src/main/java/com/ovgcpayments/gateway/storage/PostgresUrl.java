package com.ovgcpayments.gateway.storage;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom to enter it, written as PostgreSQL itself writes it:
 * {@code postgresql://user:password@host:5432/name?sslmode=verify-full}.
 */
public final class PostgresUrl {
    private static final int DEFAULT_PORT = 5432;

    private final URI uri;

    private PostgresUrl(URI uri) {
        this.uri = uri;
    }

    /** @throws IllegalArgumentException saying what is wrong, never repeating the URL: it may hold a password */
    public static PostgresUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL"); // without the cause: its message repeats the password
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres) {
            throw new IllegalArgumentException("must begin with postgresql://");
        }
        if (uri.getHost() == null || uri.getPath().length() < 2 || uri.getRawUserInfo() == null) {
            throw new IllegalArgumentException("must name a user, a host and a database");
        }
        return new PostgresUrl(uri);
    }

    static PostgresUrl local(int port, String database, String user) {
        return parse("postgresql://" + user + "@localhost:" + port + "/" + database);
    }

    PgConnectOptions connectOptions() {
        return PgConnectOptions.fromUri(uri.toString());
    }

    String jdbcUrl() {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://" + address() + "/" + database() + query;
    }

    Properties jdbcProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        String password = password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    public String user() {
        return decode(uri.getRawUserInfo().split(":", 2)[0]);
    }

    @Nullable String password() {
        String[] parts = uri.getRawUserInfo().split(":", 2);
        return parts.length == 2 ? decode(parts[1]) : null;
    }

    public String database() {
        return uri.getPath().substring(1);
    }

    /** Host and port, for messages. */
    public String address() {
        return uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    }

    /** The same place entered as another user, without a password: only the embedded server allows that. */
    public PostgresUrl as(String user) {
        return parse("postgresql://" + user + "@" + address() + "/" + database());
    }

    /** The URL without its password. */
    @Override
    public String toString() {
        return "postgresql://" + user() + "@" + address() + "/" + database();
    }

    public String withPassword() {
        return uri.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
