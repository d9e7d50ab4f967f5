package com.ovgcpayments.gateway.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    @Test
    void readsAUuidInEitherCase() {
        UUID id = TimeOrderedUuid.next();
        assertThat(SessionId.parse(id.toString())).contains(id);
        assertThat(SessionId.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01890a5dac96774bbcceb302099a8057",
                "{01890a5d-ac96-774b-bcce-b302099a8057}",
                "01890a5d-ac96-774b-bcce-b302099a805",
                "01890a5d-ac96-774b-bcce-b302099a8057\n",
                "01890a5g-ac96-774b-bcce-b302099a8057",
                "01890a5da-c96-774b-bcce-b302099a8057",
                "+1890a5d-ac96-774b-bcce-b302099a8057",
                "01890a5d-ac96-774b-bcce-b302099a805７"
            })
    void refusesEverythingElse(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }
}
