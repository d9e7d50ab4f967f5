package com.ovgcpayments.gateway.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.ovgcpayments.gateway.image.ImageType;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The logos that merchants have now, by their content, for whoever asks. What was found is kept for a minute, so that many
 * payers of one merchant cost little. May be used from every event loop.
 */
public final class Logos {
    static final Duration MAX_AGE = Duration.ofMinutes(1);

    private static final int MAX_KEPT = 64;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final String FIND = """
            SELECT logo, logo_type, logo_width, logo_height FROM merchant_branding WHERE logo_sha256 = $1 LIMIT 1""";

    private final Database database;
    private final Cache<String, Logo> found;

    public Logos(Database database) {
        this(database, Ticker.systemTicker());
    }

    Logos(Database database, Ticker ticker) {
        this.database = database;
        this.found = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    /**
     * The logo with this content, whosever it is.
     *
     * @param sha256 as {@link LogoMark} has it; nothing is found by any other text
     */
    public Future<Optional<Logo>> find(String sha256) {
        @Nullable Logo kept = found.getIfPresent(sha256);
        if (kept != null) {
            return Future.succeededFuture(Optional.of(kept));
        }
        if (!SHA256.matcher(sha256).matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        return database.query(FIND, Buffer.buffer(HexFormat.of().parseHex(sha256)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Logo(
                                ImageType.of(row.getString("logo_type")),
                                row.getBuffer("logo"),
                                new LogoMark(sha256, row.getInteger("logo_width"), row.getInteger("logo_height"))))
                        .findFirst())
                .onSuccess(logo -> logo.ifPresent(each -> found.put(sha256, each)));
    }
}
