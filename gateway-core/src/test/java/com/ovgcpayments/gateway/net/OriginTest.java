package com.ovgcpayments.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://Pay.example:443/x?y, https://pay.example",
        "HTTPS://pay.example/x, https://pay.example",
        "https://pay.example:8443, https://pay.example:8443",
        "http://localhost:80/, http://localhost",
        "http://localhost:443/, http://localhost:443",
        "http://[::1]:8080/a, http://[::1]:8080"
    })
    void isAsBrowsersCompareIt(URI url, String origin) {
        assertThat(Origin.of(url)).isEqualTo(origin);
    }
}
