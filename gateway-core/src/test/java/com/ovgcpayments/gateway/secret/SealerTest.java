package com.ovgcpayments.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private static final String PLACE = "webhook_endpoint.secret";
    private static final UUID ROW = UUID.randomUUID();
    private static final byte[] PLAIN = "whsec_plain".getBytes(StandardCharsets.UTF_8);

    private final String oldKey = newKey();
    private final Sealer sealer = Sealer.of(List.of(oldKey));

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal(PLAIN, PLACE, ROW);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_plain");
        assertThat(sealer.open(sealed, PLACE, ROW)).isEqualTo(PLAIN);
        assertThat(sealer.open(sealer.seal(new byte[0], PLACE, ROW), PLACE, ROW))
                .isEmpty();
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(sealer.seal(PLAIN, PLACE, ROW)).isNotEqualTo(sealer.seal(PLAIN, PLACE, ROW));
    }

    @Test
    void doesNotOpenWhatWasMoved() {
        byte[] sealed = sealer.seal(PLAIN, PLACE, ROW);
        assertThatThrownBy(() -> sealer.open(sealed, PLACE, UUID.randomUUID())).isInstanceOf(Sealer.SealBroken.class);
        assertThatThrownBy(() -> sealer.open(sealed, "idempotency_key.answer", ROW))
                .isInstanceOf(Sealer.SealBroken.class)
                .hasMessageContaining("idempotency_key.answer")
                .hasMessageContaining(ROW.toString());
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        for (int i = 0; i < sealer.seal(PLAIN, PLACE, ROW).length; i++) {
            byte[] sealed = sealer.seal(PLAIN, PLACE, ROW);
            sealed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(sealed, PLACE, ROW)).isInstanceOf(Sealer.SealBroken.class);
        }
        assertThatThrownBy(() -> sealer.open(new byte[0], PLACE, ROW)).isInstanceOf(Sealer.SealBroken.class);
    }

    @Test
    void sealsWithTheFirstKeyAndOpensWithAll() {
        String newKey = newKey();
        Sealer rotated = Sealer.of(List.of(newKey, oldKey));
        Sealer onlyNew = Sealer.of(List.of(newKey));
        assertThat(rotated.open(sealer.seal(PLAIN, PLACE, ROW), PLACE, ROW)).isEqualTo(PLAIN);
        byte[] sealedByBoth = rotated.seal(PLAIN, PLACE, ROW);
        assertThat(onlyNew.open(sealedByBoth, PLACE, ROW)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> sealer.open(sealedByBoth, PLACE, ROW)).isInstanceOf(Sealer.SealBroken.class);
    }

    @Test
    void needsAKey() {
        assertThatThrownBy(() -> Sealer.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> Sealer.of(List.of(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message ->
                        assertThat(key.isEmpty() || !message.contains(key)).isTrue());
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(RandomSecret.bytes());
    }
}
