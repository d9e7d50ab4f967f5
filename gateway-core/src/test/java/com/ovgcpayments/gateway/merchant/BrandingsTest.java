package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.SampleImages;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class BrandingsTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final Deed DEED = new Deed("Ada", "new colours", "req_1");

    private Database database;
    private Brandings brandings;
    private Merchant merchant;

    @BeforeEach
    void open(Vertx vertx) {
        database = Database.open(vertx, POSTGRES.application(), 2);
        brandings = new Brandings(database);
        merchant = new Merchants(database).create("Nordlicht GmbH & Co. KG").await();
    }

    @Test
    void whoHasSetNothingHasNothing() {
        assertThat(brandings.find(merchant.id()).await()).isEqualTo(Branding.NONE);
        assertThat(brandings.find(UUID.randomUUID()).await()).isEqualTo(Branding.NONE);
        assertThat(seen())
                .isEqualTo(new Brand(merchant.name(), Optional.empty(), Optional.empty(), SupportContact.NONE));
    }

    @Test
    void whatWasPutIsFound() {
        Branding branding = full(Logo.read(SampleImages.png(300, 120)));
        brandings.put(merchant.id(), branding, DEED).await();
        assertThat(brandings.find(merchant.id()).await()).isEqualTo(branding);
        assertThat(seen())
                .isEqualTo(new Brand(
                        "Nordlicht Coffee", branding.accent(), branding.logo().map(Logo::mark), branding.support()));
        Merchant other = new Merchants(database).create("Other").await();
        assertThat(brandings.find(other.id()).await()).isEqualTo(Branding.NONE);
    }

    @Test
    void puttingTakesThePlaceOfAllThatWasBefore() {
        brandings
                .put(merchant.id(), full(Logo.read(SampleImages.jpeg(30, 30))), DEED)
                .await();
        Branding less = new Branding(
                Optional.empty(),
                Optional.of(Colour.WHITE),
                Optional.empty(),
                new SupportContact(Optional.of("a@b.example"), Optional.empty()));
        brandings.put(merchant.id(), less, DEED).await();
        assertThat(brandings.find(merchant.id()).await()).isEqualTo(less);
        assertThat(seen().name()).isEqualTo(merchant.name());
        brandings.put(merchant.id(), Branding.NONE, DEED).await();
        assertThat(brandings.find(merchant.id()).await()).isEqualTo(Branding.NONE);
    }

    @Test
    void everyChangeIsWrittenDown() {
        Branding branding = full(Logo.read(SampleImages.png(8, 8)));
        brandings.put(merchant.id(), branding, DEED).await();
        brandings.put(merchant.id(), Branding.NONE, DEED).await();
        var rows = database.query(
                        "SELECT actor, action, reason, detail, request_id FROM audit WHERE target = $1 ORDER BY number",
                        PublicId.MERCHANT.format(merchant.id()))
                .await()
                .iterator();
        Row first = rows.next();
        assertThat(first.getString("actor")).isEqualTo("Ada");
        assertThat(first.getString("action")).isEqualTo("branding.set");
        assertThat(first.getString("reason")).isEqualTo("new colours");
        assertThat(first.getString("request_id")).isEqualTo("req_1");
        assertThat(new JsonObject(first.getString("detail")))
                .isEqualTo(new JsonObject()
                        .put("display_name", "Nordlicht Coffee")
                        .put("accent", "#8b1e3f")
                        .put("logo", branding.logo().orElseThrow().mark().sha256())
                        .put("support_email", "help@nordlicht.example")
                        .put("support_url", "https://nordlicht.example/help"));
        assertThat(new JsonObject(rows.next().getString("detail")).getValue("accent"))
                .isNull();
        assertThat(rows.hasNext()).isFalse();
        assertThat(new Audit(database).check().await().broken()).isEmpty();
    }

    @Test
    void nothingIsPutOrWrittenDownForNobody() {
        UUID nobody = TimeOrderedUuid.next();
        assertThatThrownBy(() -> brandings.put(nobody, Branding.NONE, DEED).await())
                .isInstanceOf(NoSuchMerchant.class);
        assertThat(database.query("SELECT FROM audit WHERE target = $1", PublicId.MERCHANT.format(nobody))
                        .await()
                        .size())
                .isZero();
    }

    @Test
    void aLogoIsFoundByItsContentAsLongAsSomebodyHasIt() {
        AtomicLong now = new AtomicLong();
        Logos logos = new Logos(database, now::get);
        Logo logo = Logo.read(SampleImages.png(41, 17));
        String hash = logo.mark().sha256();
        assertThat(logos.find(hash).await()).isEmpty();
        brandings.put(merchant.id(), full(logo), DEED).await();
        assertThat(logos.find(hash).await()).contains(logo);

        Merchant other = new Merchants(database).create("Same logo").await();
        brandings.put(other.id(), full(logo), DEED).await();
        brandings.put(merchant.id(), Branding.NONE, DEED).await();
        now.addAndGet(Logos.MAX_AGE.toNanos());
        assertThat(logos.find(hash).await()).contains(logo);

        brandings.put(other.id(), Branding.NONE, DEED).await();
        now.addAndGet(Logos.MAX_AGE.minus(Duration.ofNanos(1)).toNanos());
        assertThat(logos.find(hash).await()).as("kept").contains(logo);
        now.addAndGet(1);
        assertThat(logos.find(hash).await()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc/passwd", "' OR true --", "%00"})
    void noLogoIsFoundByAnotherText(String text) {
        brandings.put(merchant.id(), full(Logo.read(SampleImages.webp())), DEED).await();
        assertThat(new Logos(database).find(text).await()).isEmpty();
        assertThat(new Logos(database).find("A".repeat(64)).await()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accent = 'red'",
                "accent = '#FFFFFF'",
                "accent = '#fff'",
                "display_name = ''",
                "display_name = repeat('x', 101)",
                "support_url = 'javascript:alert(1)'",
                "support_url = 'http://shop.example'",
                "logo = 'x', logo_type = 'image/svg+xml', logo_width = 1, logo_height = 1",
                "logo = 'x', logo_type = 'text/html', logo_width = 1, logo_height = 1",
                "logo = 'x', logo_type = 'image/png', logo_width = 2001, logo_height = 1",
                "logo = 'x', logo_type = 'image/png', logo_width = 1, logo_height = 0",
                "logo = convert_to(repeat('x', 131073), 'UTF8'), logo_type = 'image/png', logo_width = 1, logo_height = 1",
                "logo = 'x', logo_type = 'image/png', logo_width = 1",
                "logo = 'x'",
                "logo_type = 'image/png'",
            })
    void theDatabaseRefusesWhatNoBrandingHas(String change) {
        brandings.put(merchant.id(), Branding.NONE, DEED).await();
        assertThatThrownBy(() -> database.query(
                                "UPDATE merchant_branding SET " + change + " WHERE merchant_id = $1", merchant.id())
                        .await())
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void nobodySaysOfAnImageThatItHasAnotherHash() {
        brandings.put(merchant.id(), Branding.NONE, DEED).await();
        assertThatThrownBy(() -> database.query("UPDATE merchant_branding SET logo_sha256 = sha256('x')")
                        .await())
                .hasMessageContaining("logo_sha256");
        assertThatThrownBy(() -> database.query("DELETE FROM merchant_branding").await())
                .hasMessageContaining("permission denied");
    }

    @Test
    void aNameIsReadAsItWasTyped() {
        assertThat(Branding.displayName("  Café Nord ")).contains("Café Nord");
        assertThat(Branding.displayName("  ")).isEmpty();
        assertThatThrownBy(() -> Branding.displayName("x".repeat(101)))
                .hasMessage("the display name must have 1 to 100 characters, not 101");
        assertThatThrownBy(() -> Branding.displayName("line\nbreak"))
                .hasMessage("the display name must not contain control characters");
    }

    private Brand seen() {
        return Brand.of(database.query(
                        "SELECT " + Brand.COLUMNS + " FROM merchant m"
                                + " LEFT JOIN merchant_branding b ON b.merchant_id = m.id WHERE m.id = $1",
                        merchant.id())
                .await()
                .iterator()
                .next());
    }

    private static Branding full(Logo logo) {
        return new Branding(
                Optional.of("Nordlicht Coffee"),
                Optional.of(Colour.parse("#8B1E3F")),
                Optional.of(logo),
                new SupportContact(
                        Optional.of("help@nordlicht.example"),
                        Optional.of(URI.create("https://nordlicht.example/help"))));
    }
}
