package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Cidr;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class DestinationsTest {
    private static final PublicAddresses PUBLIC_ONLY = new PublicAddresses(List.of());

    @Test
    void givesEveryAddressOfAPublicHost() {
        assertThat(find("https://shop.example/", PUBLIC_ONLY, "8.8.8.8", "2606:4700:4700::1111"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("8.8.8.8", "2606:4700:4700:0:0:0:0:1111");
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
        assertThatThrownBy(() -> find("https://shop.example/", PUBLIC_ONLY, "8.8.8.8", "192.168.1.7"))
                .isInstanceOf(Destinations.Refused.class)
                .hasMessage("shop.example leads to 192.168.1.7, which is not a public address");
    }

    @Test
    void plainHttpGoesToOpenedRangesOnly() {
        PublicAddresses opened = new PublicAddresses(List.of(Cidr.parse("127.0.0.0/8")));
        assertThat(find("http://dev.example/", opened, "127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> find("http://shop.example/", opened, "8.8.8.8"))
                .hasMessageContaining("must begin with https://");
        assertThatThrownBy(() -> find("http://localhost/", PUBLIC_ONLY, "127.0.0.1"))
                .hasMessageContaining("not a public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://127.8.9.10:8443/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/"
            })
    void theSystemsResolverLeadsNowhereInside(String url, Vertx vertx) {
        Destinations destinations = new Destinations(new SystemResolver(vertx), PUBLIC_ONLY);
        assertThatThrownBy(() ->
                        destinations.find(EndpointUrl.parse(url, Mode.LIVE)).await())
                .isInstanceOf(Destinations.Refused.class)
                .hasMessageContaining("not a public address");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        Destinations destinations =
                new Destinations(host -> Future.failedFuture(new UnknownHostException(host)), PUBLIC_ONLY);
        assertThatThrownBy(() -> destinations
                        .find(EndpointUrl.parse("https://nowhere.example/", Mode.LIVE))
                        .await())
                .isInstanceOf(Destinations.Refused.class)
                .hasMessage("nowhere.example is not known");
    }

    private static List<InetAddress> find(String url, PublicAddresses addresses, String... found) {
        AddressResolver resolver = host -> Future.succeededFuture(
                Stream.of(found).map(WebhookFixture::address).toList());
        return new Destinations(resolver, addresses)
                .find(EndpointUrl.parse(url, Mode.TEST))
                .await();
    }
}
