package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.ledger.HistoryModel.Agreed;
import com.ovgcpayments.gateway.ledger.HistoryModel.Payment;
import com.ovgcpayments.gateway.testing.TestDatabase;
import com.ovgcpayments.gateway.verification.Verification;
import com.ovgcpayments.gateway.verification.Verification.Result;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random histories of money, several connections at a time: after every step all is in balance, and in the end each account
 * holds what a model of it holds. {@code -Dgateway.ledger.histories=N} makes more of them; what fails names its seed, and
 * {@code -Dgateway.ledger.seed=S} begins with that one.
 */
@ExtendWith(VertxExtension.class)
class LedgerHistoriesTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();
    private static final int HISTORIES = Integer.getInteger("gateway.ledger.histories", 8);
    private static final long SEED = Long.getLong("gateway.ledger.seed", System.nanoTime() & Integer.MAX_VALUE);
    private static final int CONNECTIONS = 4;
    private static final int STEPS = 30;

    private final Map<String, Long> platform = new HashMap<>();

    @Test
    void everyHistoryAddsUp(Vertx vertx) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
                play(vertx, threads, seed);
            }
        } finally {
            threads.shutdown();
        }
    }

    private void play(Vertx vertx, ExecutorService threads, long seed) {
        LedgerFixture ledger = new LedgerFixture(vertx, POSTGRES);
        try {
            Random random = new Random(seed);
            HistoryModel model = agree(ledger, random);
            List<Payment> shared = new ArrayList<>();
            for (int i = 0; i < History.CURRENCIES.size(); i++) {
                shared.add(History.capture(ledger, model, random));
            }
            List<CompletableFuture<Void>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Random own = new Random(random.nextLong());
                parts.add(CompletableFuture.runAsync(new History(ledger, model, shared, own, STEPS), threads));
            }
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
            compare(ledger, model);
        } catch (Throwable failure) {
            throw new AssertionError("again with -Dgateway.ledger.histories=1 -Dgateway.ledger.seed=" + seed, failure);
        } finally {
            ledger.close();
        }
    }

    private static HistoryModel agree(LedgerFixture ledger, Random random) {
        HistoryModel model = new HistoryModel();
        for (String currency : History.CURRENCIES) {
            Agreed agreed = new Agreed(
                    random.nextInt(1_000),
                    random.nextInt(50),
                    random.nextBoolean() ? 0 : random.nextInt(3_000),
                    random.nextBoolean());
            ledger.fee(null, currency, agreed.basisPoints(), agreed.fixed());
            ledger.terms(currency, agreed.negativeLimit(), agreed.returnFees());
            ledger.destination(currency);
            model.agreed.put(currency, agreed);
        }
        return model;
    }

    private void compare(LedgerFixture ledger, HistoryModel model) {
        model.countInto(platform);
        for (int i = 0; i < 2; i++) {
            for (String currency : History.CURRENCIES) {
                assertThat(ledger.balance(currency)).isEqualTo(model.balance(currency));
                assertThat(ledger.platform("fees", null, currency)).isEqualTo(expected("fees " + currency));
                assertThat(ledger.platform("suspense", null, currency)).isEqualTo(expected("suspense " + currency));
                assertThat(ledger.platform("bank", null, currency)).isEqualTo(expected("bank " + currency));
                for (String connector : History.CONNECTORS) {
                    assertThat(ledger.platform("receivable", connector, currency))
                            .isEqualTo(expected("receivable " + connector + " " + currency));
                    assertThat(ledger.platform("cash", connector, currency))
                            .isEqualTo(expected("cash " + connector + " " + currency));
                }
            }
            ledger.balances.takeSnapshots().await();
        }
        assertThat(Verification.run(ledger.database, 3).await().results().stream()
                        .filter(result -> result.rule().name().startsWith("ledger-") && !result.isKept())
                        .map(Result::toString))
                .isEmpty();
    }

    private long expected(String account) {
        return platform.getOrDefault(account, 0L);
    }
}
