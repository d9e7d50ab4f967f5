package com.ovgcpayments.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {
    /** Two servers of one process on one port answer in turns, and nobody is told. */
    @Test
    void twoServersNeverGetOnePort() {
        for (int i = 0; i < 1_000; i++) {
            Ports ports = Ports.choose(0, 0);
            assertThat(ports.http()).isNotEqualTo(ports.ops());
        }
    }

    @Test
    void aPortThatIsConfiguredIsTaken() {
        assertThat(Ports.choose(8080, 9090)).isEqualTo(new Ports(8080, 9090));
    }
}
