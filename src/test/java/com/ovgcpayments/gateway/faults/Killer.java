package com.ovgcpayments.gateway.faults;

import java.util.Optional;

/** Kills one gateway at any moment, also while it starts, and starts it again. */
final class Killer implements Stage.Actor {
    static final String KILLS = "kills of a gateway (SIGKILL)";
    private static final int LOOK_EVERY_MILLIS = 100;
    private static final int LONGEST_LIFE_MILLIS = 5_000;

    private final Stage stage;
    private final GatewayProcess gateway;
    private final Web web;
    private final Chance chance;
    private final Tally tally;
    private final int wanted;

    /** @param wanted kills of all gateways, after which he stops */
    Killer(Stage stage, GatewayProcess gateway, Web web, Chance chance, Tally tally, int wanted) {
        this.stage = stage;
        this.gateway = gateway;
        this.web = web;
        this.chance = chance;
        this.tally = tally;
        this.wanted = wanted;
    }

    @Override
    public void act() throws Exception {
        boolean young = chance.percent(10);
        if (young) {
            stage.pauseMillis(chance.between(100, 3_000));
        } else {
            awaitReady();
            stage.pauseMillis(chance.below(LONGEST_LIFE_MILLIS));
        }
        if (stage.isOver() || tally.of(KILLS) >= wanted) {
            return;
        }
        gateway.kill();
        tally.count(KILLS);
        tally.count(young ? "  of which while it started" : "  of which of " + gateway.name());
        gateway.startAgain();
    }

    /** One that found no database when it started has ended by itself. */
    void awaitReady() throws Exception {
        while (!isReady()) {
            if (!gateway.isAlive()) {
                tally.count("starts that found no database");
                gateway.startAgain();
            }
            stage.pauseMillis(LOOK_EVERY_MILLIS);
        }
    }

    private boolean isReady() throws InterruptedException {
        Optional<Web.Answer> answer = web.get(gateway.origin() + "/health/ready");
        return answer.isPresent() && answer.get().status() == 200;
    }
}
