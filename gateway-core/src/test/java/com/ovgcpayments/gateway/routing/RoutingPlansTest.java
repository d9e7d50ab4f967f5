package com.ovgcpayments.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That no version of a plan is lost, and that it is known who made it. */
@ExtendWith(VertxExtension.class)
class RoutingPlansTest {
    private static final Deed DEED = new Deed("prs_1 ann@example.com", "", "req_1");

    private Database database;
    private RoutingPlans plans;
    private UUID merchant;
    private UUID other;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        Merchants merchants = new Merchants(Database.open(vertx, postgres.admin(), 1));
        merchant = merchants.create("Shop").await().id();
        other = merchants.create("Other").await().id();
        database = Database.open(vertx, postgres.application(), 4);
        plans = new RoutingPlans(database);
    }

    @Test
    void whoHasSaidNothingHasNoVersions() {
        assertThat(plans.find(merchant, Mode.TEST).await()).isEqualTo(RoutingPlan.UNSAID);
        assertThat(versions(OptionalInt.empty(), 10)).isEmpty();
        assertThat(plans.find(merchant, Mode.TEST, 0).await()).isEmpty();
    }

    @Test
    void aPersonsChangeIsInTheAuditLogAndAKeysIsNot() {
        assertThat(plans.add(merchant, Mode.TEST, plan(1, "a"), "key_1").await())
                .isTrue();
        assertThat(change(plan(2, "b"), OptionalInt.empty())).isTrue();
        assertThat(change(plan(3, "a"), OptionalInt.of(1))).isTrue();

        List<PlanVersion> versions = versions(OptionalInt.empty(), 10);
        assertThat(versions.stream().map(PlanVersion::plan)).containsExactly(plan(3, "a"), plan(2, "b"), plan(1, "a"));
        assertThat(versions.stream().map(PlanVersion::by)).containsExactly(DEED.actor(), DEED.actor(), "key_1");
        assertThat(versions.stream().map(PlanVersion::restores))
                .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty());
        assertThat(audit().map(row ->
                        row.getString("action") + " " + row.getString("actor") + " " + row.getString("target")))
                .containsOnly("routing.change " + DEED.actor() + " " + PublicId.MERCHANT.format(merchant))
                .hasSize(2);
        assertThat(audit().map(row -> new JsonObject(row.getString("detail"))))
                .containsExactly(
                        new JsonObject().put("livemode", false).put("version", 2),
                        new JsonObject()
                                .put("livemode", false)
                                .put("version", 3)
                                .put("restores", 1));
        assertThat(new Audit(database).check().await().broken()).isEmpty();
    }

    @Test
    void whoComesTooLateChangesNothing() {
        assertThat(change(plan(1, "a"), OptionalInt.empty())).isTrue();
        assertThat(change(plan(1, "b"), OptionalInt.empty())).isFalse();
        assertThat(change(plan(3, "b"), OptionalInt.empty())).isFalse();
        assertThat(plans.find(merchant, Mode.TEST).await()).isEqualTo(plan(1, "a"));
        assertThat(audit()).hasSize(1);
    }

    @Test
    void ofManyAtOnceOneIsFirst() {
        List<Future<Boolean>> all = Stream.of("a", "b", "c", "d")
                .map(gateway -> plans.change(merchant, Mode.LIVE, plan(1, gateway), OptionalInt.empty(), DEED))
                .toList();
        Future.all(all).await();
        assertThat(all.stream().filter(Future::result)).hasSize(1);
        assertThat(audit()).hasSize(1);
    }

    @Test
    void versionsAreReadPageByPageAndOfOneMerchantAndMode() {
        IntStream.rangeClosed(1, 5).forEach(version -> change(plan(version, "a"), OptionalInt.empty()));
        plans.add(other, Mode.TEST, plan(1, "o"), "").await();
        plans.add(merchant, Mode.LIVE, plan(1, "l"), "").await();
        assertThat(numbers(versions(OptionalInt.empty(), 2))).containsExactly(5, 4);
        assertThat(numbers(versions(OptionalInt.of(4), 2))).containsExactly(3, 2);
        assertThat(numbers(versions(OptionalInt.of(2), 2))).containsExactly(1);
        assertThat(plans.find(merchant, Mode.TEST, 3).await().map(PlanVersion::plan))
                .contains(plan(3, "a"));
        assertThat(plans.find(other, Mode.TEST, 3).await()).isEmpty();
        assertThat(plans.find(merchant, Mode.LIVE, 1).await().map(PlanVersion::plan))
                .contains(plan(1, "l"));
    }

    private boolean change(RoutingPlan plan, OptionalInt restores) {
        return plans.change(merchant, Mode.TEST, plan, restores, DEED).await();
    }

    private List<PlanVersion> versions(OptionalInt before, int limit) {
        return plans.versions(merchant, Mode.TEST, before, limit).await();
    }

    private Stream<Row> audit() {
        return StreamSupport.stream(
                database.query("SELECT * FROM audit ORDER BY number").await().spliterator(), false);
    }

    private static RoutingPlan plan(int version, String first) {
        return new RoutingPlan(version, List.of(), List.of(first), true, Set.of("z"));
    }

    private static List<Integer> numbers(List<PlanVersion> versions) {
        return versions.stream().map(version -> version.plan().version()).toList();
    }
}
