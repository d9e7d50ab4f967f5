package com.ovgcpayments.gateway.faults;

/** Stops PostgreSQL at any moment as a power cut would, and starts it again. */
final class PowerCut implements Stage.Actor {
    static final String STOPS = "immediate stops of PostgreSQL";

    private final Stage stage;
    private final Postgres postgres;
    private final Chance chance;
    private final Tally tally;
    private final int longestPauseMillis;

    PowerCut(Stage stage, Postgres postgres, Chance chance, Tally tally, int longestPauseMillis) {
        this.stage = stage;
        this.postgres = postgres;
        this.chance = chance;
        this.tally = tally;
        this.longestPauseMillis = longestPauseMillis;
    }

    @Override
    public void act() throws Exception {
        for (int left = chance.between(longestPauseMillis / 2, longestPauseMillis); left > 0; left -= 500) {
            stage.pauseMillis(Math.min(left, 500));
            if (stage.isOver()) {
                return;
            }
        }
        postgres.stopImmediately();
        tally.count(STOPS);
        stage.pauseMillis(chance.between(1, 1_500));
        postgres.startAgain();
    }
}
