package com.ovgcpayments.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OperatorKeysTest {
    private Database database;
    private OperatorKeys keys;

    @BeforeEach
    void open(Vertx vertx) {
        database = Database.open(vertx, TestDatabase.create().application(), 2);
        keys = new OperatorKeys(database);
    }

    @Test
    void aKeyWorksUntilItIsRevoked() {
        IssuedOperatorKey ada = keys.create(" Ada ", Deed.byCommand()).await();
        IssuedOperatorKey bob = keys.create("Bob", Deed.byCommand()).await();
        assertThat(ada.text()).matches("ovgc_op_[A-Za-z0-9_-]{43}");
        assertThat(ada.toString()).doesNotContain(ada.text());
        assertThat(keys.authenticate(ada.text()).await()).contains(ada.key());

        assertThat(keys.revoke(ada.key().id(), Deed.byCommand()).await()).isTrue();
        assertThat(keys.authenticate(ada.text()).await()).isEmpty();
        assertThat(keys.authenticate(bob.text()).await()).contains(bob.key());
        assertThat(keys.list().await()).extracting(entry -> entry.key().name()).containsExactly("Ada", "Bob");
        assertThat(keys.list().await().get(0).revokedAt()).isPresent();
    }

    @Test
    void whatIsNoKeyIsNobodys() {
        for (String text : new String[] {"", "ovgc_op_", "ovgc_op_" + "A".repeat(43), "ovgc_test_" + "A".repeat(43)}) {
            assertThat(keys.authenticate(text).await()).isEmpty();
        }
        assertThat(keys.revoke(TimeOrderedUuid.next(), Deed.byCommand()).await())
                .isFalse();
        assertThatThrownBy(() -> keys.create("", Deed.byCommand())).hasMessageContaining("1 to 100 characters");
    }

    @Test
    void makingAndRevokingAreWrittenDownOnce() {
        IssuedOperatorKey key = keys.create("Ada", Deed.byCommand()).await();
        keys.revoke(key.key().id(), Deed.byCommand()).await();
        keys.revoke(key.key().id(), Deed.byCommand()).await();
        Audit.Check check = new Audit(database).check().await();
        assertThat(check.rows()).isEqualTo(2);
        assertThat(check.broken()).isEmpty();
    }
}
