package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.net.Cidr;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses addresses = new PublicAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.255",
                "192.0.2.7",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void refuses(String literal) {
        assertThat(addresses.permits(WebhookFixture.address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe::1"
            })
    void permits(String literal) {
        assertThat(addresses.permits(WebhookFixture.address(literal))).isTrue();
    }

    @Test
    void unwrapsWhatTheJdkLeavesMapped() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(addresses.permits(Inet6Address.getByAddress("mapped", mapped, 1)))
                .isFalse();
        assertThat(Cidr.parse("127.0.0.0/8").contains(Inet6Address.getByAddress("mapped", mapped, 1)))
                .isTrue();
    }

    @Test
    void anOperatorOpensRanges() {
        PublicAddresses opened = new PublicAddresses(List.of(Cidr.parse("10.20.0.0/15"), Cidr.parse("fd00::/8")));
        assertThat(opened.permits(WebhookFixture.address("10.20.0.1"))).isTrue();
        assertThat(opened.permits(WebhookFixture.address("10.21.255.255"))).isTrue();
        assertThat(opened.permits(WebhookFixture.address("10.22.0.0"))).isFalse();
        assertThat(opened.permits(WebhookFixture.address("fd00::1"))).isTrue();
        assertThat(opened.permits(WebhookFixture.address("fc00::1"))).isFalse();
        assertThat(opened.permits(WebhookFixture.address("8.8.8.8"))).isTrue();
        assertThat(opened.opens(WebhookFixture.address("8.8.8.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0", "10.0.0.0/33", "fd00::/129", "example.com/8", "10.0.0.0/-1", "10.0.0.0/x"})
    void refusesWhatIsNotARange(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
