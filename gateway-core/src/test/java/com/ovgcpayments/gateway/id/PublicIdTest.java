package com.ovgcpayments.gateway.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdTest {
    private static final List<UUID> UUIDS = Stream.concat(
                    Stream.of(
                            new UUID(0, 0),
                            new UUID(-1, -1),
                            new UUID(0, 1),
                            new UUID(1L << 63, 0),
                            new UUID(0, 1L << 63)),
                    IntStream.range(0, 1000).mapToObj(i -> i % 2 == 0 ? UUID.randomUUID() : TimeOrderedUuid.next()))
            .toList();

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(PublicId kind) {
        for (UUID id : UUIDS) {
            String text = kind.format(id);
            assertThat(text).matches("[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}");
            assertThat(kind.parse(text)).contains(id);
        }
    }

    @Test
    void isTheTypeIdFormat() {
        assertThat(PublicId.EVENT.format(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
                .isEqualTo("evt_01h455vb4pex5vsknk084sn02q");
    }

    @Test
    void sortsAsTheUuidDoes() {
        List<String> byUuid = UUIDS.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .map(PublicId.TRANSACTION::format)
                .toList();
        assertThat(byUuid).isSorted();
    }

    @Test
    void tellsKindsApart() {
        UUID id = TimeOrderedUuid.next();
        for (PublicId kind : PublicId.values()) {
            assertThat(Arrays.stream(PublicId.values())
                            .filter(other -> other.parse(kind.format(id)).isPresent()))
                    .containsExactly(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evt_",
                "evt_01h455vb4pex5vsknk084sn02",
                "evt_01h455vb4pex5vsknk084sn02qq",
                "evt_81h455vb4pex5vsknk084sn02q",
                "evt_01H455VB4PEX5VSKNK084SN02Q",
                "EVT_01h455vb4pex5vsknk084sn02q",
                "evt-01h455vb4pex5vsknk084sn02q",
                "evt_01h455vb4pex5vsknk084sn0iq",
                "evt_01h455vb4pex5vsknk084sn0lq",
                "evt_01h455vb4pex5vsknk084sn0oq",
                "evt_01h455vb4pex5vsknk084sn0uq",
                "evt_01h455vb4pex5vsknk084sn0üq",
                "01890a5d-ac96-774b-bcce-b302099a8057"
            })
    void refusesWhatItWouldNotWrite(String text) {
        assertThat(PublicId.EVENT.parse(text)).isEmpty();
    }
}
