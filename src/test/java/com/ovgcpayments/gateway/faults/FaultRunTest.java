package com.ovgcpayments.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of the fault run; the long one is {@code bench/faults}. */
class FaultRunTest {
    private static final int KILLS = Integer.getInteger("gateway.faults.kills", 8);
    private static final int DATABASE_STOPS = Integer.getInteger("gateway.faults.databaseStops", 1);
    private static final int PAYERS = 4;
    private static final long SEED = Long.getLong("gateway.faults.seed", System.nanoTime());

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void allBooksAgreeAfterwards() throws Exception {
        Path directory = Path.of("target", "faults-" + ProcessHandle.current().pid());
        Options options = new Options(SEED, KILLS, Duration.ofMinutes(40), PAYERS, DATABASE_STOPS, directory);
        FaultRun.Result result = FaultRun.run(options, System.out);
        assertThat(result.violations())
                .as("seed %d, logs in %s", SEED, directory.toAbsolutePath())
                .isEmpty();
        assertThat(result.counts().of("= sessions completed")).isPositive();
        for (String request : FaultRun.REQUESTS_THAT_MUST_SUCCEED) {
            assertThat(result.counts().of(request)).as(request).isPositive();
        }
        assertThat(result.counts().of(Killer.KILLS)).isGreaterThanOrEqualTo(KILLS);
    }
}
