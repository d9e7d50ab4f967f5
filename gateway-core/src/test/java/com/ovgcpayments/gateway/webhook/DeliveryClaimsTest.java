package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DeliveryClaimsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String URL = "https://shop.example/hook";

    private WebhookFixture fixture;
    private DeliveryClaims claims;

    @BeforeEach
    void open(Vertx vertx) {
        fixture = WebhookFixture.empty(vertx, DATABASE);
        claims = claims();
    }

    @Test
    void bringsAllThatIsNeeded() {
        UUID endpoint = fixture.endpointRow(URL);
        UUID event = fixture.event();
        UUID delivery = fixture.delivery(event, endpoint);
        ClaimedDelivery claimed = claim(10).get(0);
        assertThat(claimed.id()).isEqualTo(delivery);
        assertThat(claimed.eventId()).isEqualTo(event);
        assertThat(claimed.endpointId()).isEqualTo(endpoint);
        assertThat(claimed.mode()).isEqualTo(Mode.TEST);
        assertThat(claimed.tries()).isZero();
        assertThat(claimed.probe()).isFalse();
        assertThat(claimed.url()).isEqualTo(URL);
        assertThat(claimed.body()).isEqualTo(WebhookFixture.BODY);
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void takesFourOfAnEndpointAtOnce() {
        UUID endpoint = fixture.endpointRow(URL);
        List<UUID> deliveries = fixture.deliveries(endpoint, 6);
        List<ClaimedDelivery> first = claim(100);
        assertThat(first).extracting(ClaimedDelivery::id).containsExactlyInAnyOrderElementsOf(deliveries.subList(0, 4));
        assertThat(claim(100)).isEmpty();
        complete(first.get(0));
        assertThat(claim(100)).extracting(ClaimedDelivery::id).containsExactly(deliveries.get(4));
    }

    @Test
    void neverTakesMoreThanItIsAskedForAndGivesEveryEndpointItsTurn() {
        Set<UUID> endpoints = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            UUID endpoint = fixture.endpointRow(URL);
            fixture.deliveries(endpoint, 3);
            endpoints.add(endpoint);
        }
        Set<UUID> served = new HashSet<>();
        while (served.size() < 7) {
            List<ClaimedDelivery> claimed = claim(3);
            assertThat(claimed).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            Set<UUID> turn = endpoints(claimed);
            assertThat(served).doesNotContainAnyElementsOf(turn);
            served.addAll(turn);
        }
        assertThat(served).isEqualTo(endpoints);
    }

    @Test
    void goesToFewEndpointsWhereManyWaitForEach() {
        for (int i = 0; i < 8; i++) {
            fixture.deliveries(fixture.endpointRow(URL), 8);
        }
        assertThat(endpoints(claim(8))).hasSize(8);
        assertThat(endpoints(claim(8))).hasSize(2);
    }

    @Test
    void goesToAllAgainWhereOneWaitsForEach() {
        UUID busy = fixture.endpointRow(URL);
        fixture.deliveries(busy, 9);
        assertThat(endpoints(claim(8))).containsOnly(busy);
        for (int i = 0; i < 8; i++) {
            fixture.deliveries(fixture.endpointRow(URL), 1);
        }
        assertThat(endpoints(claim(8))).hasSize(2);
        assertThat(endpoints(claim(8))).hasSize(6);
    }

    private static Set<UUID> endpoints(List<ClaimedDelivery> claimed) {
        return claimed.stream().map(ClaimedDelivery::endpointId).collect(Collectors.toSet());
    }

    @Test
    void instancesShareTheWorkWithoutTakingAnythingTwice() {
        for (int i = 0; i < 20; i++) {
            fixture.deliveries(fixture.endpointRow(URL), 5);
        }
        List<DeliveryClaims> instances = List.of(claims(), claims(), claims(), claims());
        List<ClaimedDelivery> all = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<Future<DeliveryClaims.Claim>> claimed = instances.stream()
                    .map(instance -> instance.claim(30, false))
                    .toList();
            Future.all(claimed).await();
            claimed.forEach(claim -> all.addAll(claim.result().deliveries()));
        }
        assertThat(all).extracting(ClaimedDelivery::id).doesNotHaveDuplicates().hasSize(80);
        assertThat(fixture.count("""
                SELECT max(n) FROM (SELECT count(*) AS n FROM delivery WHERE leased GROUP BY endpoint_id) x""")).isEqualTo(4);
    }

    @Test
    void anEndpointWithAnOpenBreakerWaitsAndThenGetsOneProbe() {
        UUID endpoint = fixture.endpointRow(URL);
        fixture.deliveries(endpoint, 3);
        breaker("now() + interval '30 seconds'");
        assertThat(claim(10)).isEmpty();
        breaker("now()");
        assertThat(claim(10)).singleElement().extracting(ClaimedDelivery::probe).isEqualTo(true);
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void aLeaseThatRanOutIsTakenOver() {
        UUID delivery = fixture.delivery(fixture.endpointRow(URL));
        ClaimedDelivery lost = claim(10).get(0);
        assertThat(claims().claim(10, false).await().deliveries()).isEmpty();
        fixture.makeDue(delivery);
        ClaimedDelivery taken = claims().claim(10, false).await().deliveries().get(0);
        assertThat(taken.id()).isEqualTo(delivery);
        assertThat(taken.leasedUntil()).isNotEqualTo(lost.leasedUntil());
    }

    @Test
    void whatIsGivenBackIsDueAgainAndHasLostNothing() {
        UUID delivery = fixture.delivery(fixture.endpointRow(URL));
        ClaimedDelivery first = claim(10).get(0);
        claims.giveBack(List.of(first), Duration.ZERO).await();
        ClaimedDelivery second = claim(10).get(0);
        assertThat(second.id()).isEqualTo(delivery);
        assertThat(second.tries()).isZero();
        // By now the first lease is somebody else's.
        claims.giveBack(List.of(first), Duration.ZERO).await();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void endsWhatIsPendingForEndpointsThatAreNoMore() {
        UUID deleted = fixture.endpointRow(URL);
        UUID disabled = fixture.endpointRow(URL);
        UUID waiting = fixture.delivery(deleted);
        fixture.delivery(disabled);
        fixture.sql("UPDATE delivery SET due_at = now() + interval '10 hours', tries = 6 WHERE id = $1", waiting);
        UUID inFlight = fixture.delivery(deleted);
        assertThat(claim(10)).hasSize(2);
        UUID unsent = fixture.delivery(disabled);
        fixture.sql("UPDATE webhook_endpoint SET deleted_at = now() WHERE id = $1", deleted);
        fixture.sql(
                "UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = 'requested' WHERE id = $1",
                disabled);
        DeliveryClaims.Claim claim = claims.claim(10, false).await();
        assertThat(claim.deliveries()).isEmpty();
        assertThat(claim.ended()).isEqualTo(2);
        assertThat(fixture.state(waiting)).isEqualTo("failed");
        assertThat(fixture.state(unsent)).isEqualTo("failed");
        assertThat(fixture.state(inFlight)).isEqualTo("pending");
    }

    @Test
    void passesByFailingEndpointsWhenRoomIsScarce() {
        UUID failing = fixture.endpointRow(URL);
        UUID healthy = fixture.endpointRow(URL);
        fixture.delivery(failing);
        fixture.delivery(healthy);
        fixture.sql("UPDATE webhook_endpoint SET failing_since = now() WHERE id = $1", failing);
        assertThat(claims.claim(10, true).await().deliveries())
                .extracting(ClaimedDelivery::endpointId)
                .containsExactly(healthy);
        assertThat(claim(10)).extracting(ClaimedDelivery::endpointId).containsExactly(failing);
    }

    private DeliveryClaims claims() {
        return new DeliveryClaims(fixture.database, Duration.ofSeconds(60));
    }

    private List<ClaimedDelivery> claim(int most) {
        return claims.claim(most, false).await().deliveries();
    }

    private void complete(ClaimedDelivery delivery) {
        fixture.sql(
                "UPDATE delivery SET state = 'succeeded', leased = false, ended_at = now() WHERE id = $1",
                delivery.id());
    }

    private void breaker(String until) {
        fixture.sql("UPDATE webhook_endpoint SET breaker_pause_seconds = 30, breaker_until = " + until);
    }
}
