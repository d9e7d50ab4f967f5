package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedAddressesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> asked = new ArrayList<>();
    private final RememberedAddresses addresses = new RememberedAddresses(this::lookUp, nanos::get);

    private boolean known = true;

    @Test
    void asksForAHostOnceInItsTime() {
        assertThat(find("shop.example")).containsExactly("shop.example/10.0.0.1");
        nanos.set(RememberedAddresses.MAX_AGE.toNanos() - 1);
        assertThat(find("shop.example")).containsExactly("shop.example/10.0.0.1");
        assertThat(asked).containsExactly("shop.example");
        nanos.set(RememberedAddresses.MAX_AGE.toNanos());
        assertThat(find("shop.example")).containsExactly("shop.example/10.0.0.2");
    }

    @Test
    void usingAnAnswerDoesNotProlongIt() {
        for (int step = 0; step < 4; step++) {
            nanos.set(RememberedAddresses.MAX_AGE.toNanos() * step / 2);
            find("shop.example");
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsHostsApart() {
        find("one.example");
        find("other.example");
        assertThat(asked).containsExactly("one.example", "other.example");
    }

    @Test
    void aFailureIsAskedAgain() {
        known = false;
        assertThat(addresses.resolve("shop.example").failed()).isTrue();
        known = true;
        assertThat(find("shop.example")).hasSize(1);
    }

    private List<String> find(String host) {
        return addresses.resolve(host).result().stream()
                .map(InetAddress::toString)
                .toList();
    }

    /** Another address at each look-up. */
    private Future<List<InetAddress>> lookUp(String host) {
        asked.add(host);
        byte[] address = {10, 0, 0, (byte) asked.size()};
        try {
            return known
                    ? Future.succeededFuture(List.of(InetAddress.getByAddress(host, address)))
                    : Future.failedFuture(new UnknownHostException(host));
        } catch (UnknownHostException e) {
            return Future.failedFuture(e);
        }
    }
}
