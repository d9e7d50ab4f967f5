package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.AuditEntry;
import com.ovgcpayments.gateway.audit.AuditLog;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class MerchantsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Merchants merchants;

    @BeforeEach
    void open(Vertx vertx) {
        merchants = new Merchants(Database.open(vertx, DATABASE.application(), 2));
    }

    @Test
    void findsAndListsPageByPage() {
        List<Merchant> made = List.of(
                merchants.create("  Blumen & Mehr ").await(),
                merchants.create("花屋").await(),
                merchants.create("\uD83C\uDF3B".repeat(100)).await());
        assertThat(made.get(0).name()).isEqualTo("Blumen & Mehr");
        assertThat(merchants.find(made.get(1).id()).await()).contains(made.get(1));
        assertThat(merchants.find(TimeOrderedUuid.next()).await()).isEmpty();

        List<Merchant> all = merchants.list(Optional.empty(), 100).await();
        assertThat(all).containsAll(made);
        List<Merchant> first = merchants.list(Optional.empty(), 1).await();
        List<Merchant> rest =
                merchants.list(Optional.of(first.get(0).id()), 100).await();
        assertThat(first).containsExactly(all.get(0));
        assertThat(rest).containsExactlyElementsOf(all.subList(1, all.size()));
    }

    @Test
    void aPersonsMerchantIsWrittenDown(Vertx vertx) {
        Merchant made = merchants
                .create("Ada's", new Deed("per_x ada@example.com", "", "req"))
                .await();
        assertThat(merchants.find(made.id()).await()).contains(made);
        AuditEntry entry = new AuditLog(Database.open(vertx, DATABASE.application(), 1))
                .list(made.id(), Optional.empty(), 1)
                .await()
                .get(0)
                .entry();
        assertThat(entry.action()).isEqualTo("merchant.create");
        assertThat(entry.target()).isEqualTo(PublicId.MERCHANT.format(made.id()));
        assertThat(entry.detail()).contains("\"name\":\"Ada's\"");
    }

    @Test
    void directoryGoesByNameInPages(Vertx vertx) {
        MerchantDirectory directory = new MerchantDirectory(Database.open(vertx, DATABASE.application(), 1));
        Merchant second = merchants.create("Zoë's zebras").await();
        Merchant first = merchants.create("zOË & Co").await();
        Merchant third = merchants.create("Zoë's zebras").await();
        Merchant percent = merchants.create("Zo%").await();
        assertThat(found(directory.list("zoË", Optional.empty(), 10).await())).containsExactly(first, second, third);
        assertThat(found(directory.list("zo", Optional.empty(), 1).await())).containsExactly(percent);
        assertThat(found(directory.list("zo%", Optional.empty(), 10).await())).containsExactly(percent);
        Page<MerchantEntry> page =
                directory.list("Zoë", Optional.of(first.id()), 1).await();
        assertThat(found(page)).containsExactly(second);
        assertThat(page.hasMore()).isTrue();
        assertThat(found(directory.list("Zoë", Optional.of(second.id()), 1).await()))
                .containsExactly(third);
        assertThat(directory.list("Zoë", Optional.of(third.id()), 1).await()).isEqualTo(new Page<>(List.of(), false));
        assertThat(found(directory.list("", Optional.of(second.id()), 1).await()))
                .containsExactly(third);
        assertThat(directory.find(first.id()).await().orElseThrow().merchant()).isEqualTo(first);
        assertThat(directory.find(TimeOrderedUuid.next()).await()).isEmpty();
    }

    @Test
    void directoryIsReadInTheOrderOfItsIndex(Vertx vertx) {
        Database owner = Database.open(vertx, DATABASE.admin(), 1);
        for (String other : List.of("seqscan", "bitmapscan", "sort")) {
            owner.query("SET enable_" + other + " = off").await();
        }
        String plan = StreamSupport.stream(
                        owner.query("EXPLAIN " + MerchantDirectory.LIST, "zo", TimeOrderedUuid.next(), 10)
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
        assertThat(plan).contains("merchant_by_name").doesNotContain("Sort");
    }

    private static List<Merchant> found(Page<MerchantEntry> page) {
        return page.items().stream().map(MerchantEntry::merchant).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "line\nbreak", "nul\u0000", "lone \uD83C"})
    void refusesANameThatCannotBeShown(String name) {
        assertThatThrownBy(() -> merchants.create(name).await())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a merchant's name must");
    }

    @Test
    void refusesALongName() {
        assertThatThrownBy(() -> merchants.create("x".repeat(101)).await())
                .hasMessage("a merchant's name must have 1 to 100 characters, not 101");
    }
}
