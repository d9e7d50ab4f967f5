package com.ovgcpayments.gateway.faults;

import java.util.List;

/** Has a merchant's payments settled and paid out; cancels some payouts, and sometimes names an account that is closed. */
final class Payee implements Stage.Actor {
    private final Stage stage;
    private final Clerk clerk;
    private final Chance chance;
    private final Tally tally;
    private boolean hasAccount;

    Payee(Stage stage, Clerk clerk, Chance chance, Tally tally) {
        this.stage = stage;
        this.clerk = clerk;
        this.chance = chance;
        this.tally = tally;
    }

    @Override
    public void act() throws InterruptedException {
        stage.pauseMillis(chance.between(200, 1_000));
        int luck = chance.below(100);
        if (!hasAccount || luck < 8) {
            String holder = hasAccount && chance.percent(40) ? "Closed Account" : "Example GmbH";
            hasAccount |= clerk.bankAt(holder);
            tally.count("accounts named: " + holder);
        } else if (luck < 55) {
            settle();
        } else {
            payOut();
        }
    }

    private void settle() throws InterruptedException {
        List<Order> paid =
                clerk.merchant().orders().stream().filter(Order::toldPaid).toList();
        if (!paid.isEmpty()) {
            clerk.run(clerk.settle(chance.oneOf(paid).session().orElseThrow()));
        }
    }

    private void payOut() throws InterruptedException {
        Errand payout = clerk.payout(chance.between(50, chance.percent(70) ? 2_500 : 20_000));
        if (chance.percent(25)) {
            clerk.runTogether(payout, clerk.payout(chance.between(50, 5_000)));
        } else {
            clerk.run(payout);
        }
        if (payout.made().isPresent() && chance.percent(35)) {
            clerk.run(clerk.cancel(payout.made().get()));
        }
    }
}
