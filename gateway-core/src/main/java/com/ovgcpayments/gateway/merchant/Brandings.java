package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.image.ImageType;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What merchants have set to be shown to their payers. */
public final class Brandings {
    private static final String FIND = """
            SELECT display_name, accent, logo, logo_type, encode(logo_sha256, 'hex') AS logo_sha256, logo_width, logo_height,
                   support_email, support_url
              FROM merchant_branding WHERE merchant_id = $1""";

    private static final String PUT = """
            INSERT INTO merchant_branding
                   (merchant_id, display_name, accent, logo, logo_type, logo_width, logo_height, support_email, support_url)
            SELECT id, $2, $3, $4, $5, $6, $7, $8, $9 FROM merchant WHERE id = $1
            ON CONFLICT (merchant_id) DO UPDATE
               SET display_name = excluded.display_name, accent = excluded.accent, logo = excluded.logo,
                   logo_type = excluded.logo_type, logo_width = excluded.logo_width, logo_height = excluded.logo_height,
                   support_email = excluded.support_email, support_url = excluded.support_url""";

    private final Database database;

    public Brandings(Database database) {
        this.database = database;
    }

    /** With the logo's content. {@link Branding#NONE} if the merchant has set nothing, or if there is no such merchant. */
    public Future<Branding> find(UUID merchantId) {
        return database.query(FIND, merchantId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Brandings::branding)
                        .findFirst()
                        .orElse(Branding.NONE));
    }

    /** Puts this in the place of all that was set before. Fails with {@link NoSuchMerchant} if there is none. */
    public Future<Void> put(UUID merchantId, Branding branding, Deed deed) {
        Optional<Logo> logo = branding.logo();
        Tuple row = Tuple.of(merchantId)
                .addString(branding.displayName().orElse(null))
                .addString(branding.accent().map(Colour::toString).orElse(null))
                .addBuffer(logo.map(Logo::content).orElse(null))
                .addString(logo.map(each -> each.type().contentType()).orElse(null))
                .addInteger(logo.map(each -> each.mark().width()).orElse(null))
                .addInteger(logo.map(each -> each.mark().height()).orElse(null))
                .addString(branding.support().email().orElse(null))
                .addString(branding.support().page().map(URI::toString).orElse(null));
        return database.transaction(transaction -> transaction
                .preparedQuery(PUT)
                .execute(row)
                .compose(put -> put.rowCount() == 1
                        ? Audit.write(
                                transaction,
                                deed.entry("branding.set", PublicId.MERCHANT.format(merchantId), detail(branding)))
                        : Future.failedFuture(new NoSuchMerchant(merchantId)))
                .mapEmpty());
    }

    private static Json.Writing detail(Branding branding) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("display_name", branding.displayName().orElse(null));
            json.writeStringField(
                    "accent", branding.accent().map(Colour::toString).orElse(null));
            json.writeStringField(
                    "logo", branding.logo().map(logo -> logo.mark().sha256()).orElse(null));
            json.writeStringField("support_email", branding.support().email().orElse(null));
            json.writeStringField(
                    "support_url", branding.support().page().map(URI::toString).orElse(null));
            json.writeEndObject();
        };
    }

    private static Branding branding(Row row) {
        return new Branding(
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("accent")).map(Colour::parse),
                Optional.ofNullable(row.getBuffer("logo"))
                        .map(content -> new Logo(
                                ImageType.of(row.getString("logo_type")),
                                content,
                                new LogoMark(
                                        row.getString("logo_sha256"),
                                        row.getInteger("logo_width"),
                                        row.getInteger("logo_height")))),
                support(row.getString("support_email"), row.getString("support_url")));
    }

    static SupportContact support(@Nullable String email, @Nullable String url) {
        return new SupportContact(
                Optional.ofNullable(email), Optional.ofNullable(url).map(URI::create));
    }
}
