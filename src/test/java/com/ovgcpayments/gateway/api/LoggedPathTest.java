package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedPathTest {
    private static final String SESSION = "/api/checkout-sessions/42424242-4242-4242-8000-000000000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/events | type=payment.succeeded&limit=3 | /api/events?type=payment.succeeded&limit=3",
                SESSION + " | | " + SESSION,
                SESSION + "/refunds | | " + SESSION + "/refunds",
                "/api/x | created_from=2026-11-01T00%3A00%3A00Z&a=%C3%BC | /api/x?created_from=2026-11-01T00%3A00%3A00Z&a=%C3%BC",
                "/api/x | email=jane%40shop.example&a=%26 | /api/x?email=j***@shop.example&a=%26",
                "/api/x | email=jane%2F@shop.example | /api/x?email=j***@shop.example",
                "/api/x | email=jane@shop.example | /api/x?email=j***@shop.example",
                "/api/x | q=4242+4242+4242+4242 | /api/x?q=***",
                "/api/x | q=%34242424242424242&b=1 | /api/x?q=***&b=1",
                "/api/x/4242424242424242 | | /api/x/***",
                "/api/x | key=%6Fvgc_live_abc | /api/x?key=ovgc_live_***",
                "/api/x | secret=abc&IBAN=DE89&cv%63=1 | /api/x?secret=***&IBAN=***&cv%63=***",
                "/api/x | q=%zz | /api/x?q=***",
                "/api/x | | /api/x",
                "/api/payout-destinations/USD | iban=x&y=z | /api/payout-destinations/USD",
                "/api/payout-destinations | | /api/payout-destinations",
                "/api/payout-destinations/DE89370400440532013000/x | | /api/payout-destinations/***/***",
                "/api/payout-destinationsX/1 | a=b | /api/payout-destinationsX/1?a=b"
            })
    void showsThePathWithoutWhatIsConfidential(String path, String query, String expected) {
        assertThat(LoggedPath.of(path, Optional.ofNullable(query))).isEqualTo(expected);
    }

    /** PostgreSQL has no text with it. */
    @Test
    void nullCharactersAreNeverShown() {
        assertThat(LoggedPath.of("/api/x", Optional.of("a=%00jane%40shop.example")))
                .isEqualTo("/api/x?a= j***@shop.example");
    }

    @Test
    void aLongOneIsCut() {
        assertThat(LoggedPath.of("/api/x", Optional.of("a=" + "b".repeat(4_000))))
                .hasSize(2_001)
                .startsWith("/api/x?a=bbb")
                .endsWith("b…");
    }
}
