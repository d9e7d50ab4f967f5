package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One payer after another: orders, opens the page, pays or does not, comes back or does not. */
final class Payers implements Stage.Actor {
    private static final int MOST_PRESSES = 12;
    private static final int MOST_LOOKS = 5;
    private static final List<String> WAYS = List.of("", "stripe", "stripe", "sellhub", "sandbox");

    private final Stage stage;
    private final Merchant merchant;
    private final Instances instances;
    private final Processors processors;
    private final Ageing ageing;
    private final Web web;
    private final Chance chance;
    private final Tally tally;

    Payers(
            Stage stage,
            Merchant merchant,
            Instances instances,
            Processors processors,
            Ageing ageing,
            Web web,
            Chance chance,
            Tally tally) {
        this.stage = stage;
        this.merchant = merchant;
        this.instances = instances;
        this.processors = processors;
        this.ageing = ageing;
        this.web = web;
        this.chance = chance;
        this.tally = tally;
    }

    @Override
    public void act() throws InterruptedException {
        Optional<Order> sold = merchant.sell();
        if (sold.isEmpty() || chance.percent(5)) {
            return;
        }
        Order order = sold.get();
        look(order, "");
        Optional<String> page = chance.percent(15) ? pressInTwoTabs(order) : press(order, chance.oneOf(WAYS));
        if (page.isEmpty()) {
            tally.count("payers who found no page to pay on");
            return;
        }
        atProcessor(order, page.get());
        comeBack(order);
    }

    private void atProcessor(Order order, String page) throws InterruptedException {
        int luck = chance.below(100);
        if (luck < 60) {
            choose(page, "pay");
        } else if (luck < 68) {
            choose(page, "decline");
            choose(page, "pay");
        } else if (luck < 74) {
            choose(page, "decline");
        } else if (luck < 79) {
            tally.count("payers who leave");
        } else if (luck < 91) {
            payTwoWays(order, page);
        } else if (luck < 95) {
            payLate(order, page);
        } else {
            payOddly(page);
        }
    }

    /** Chooses another way meanwhile, and pays on both pages. */
    private void payTwoWays(Order order, String page) throws InterruptedException {
        String first = processors.connector(page);
        List<String> others = WAYS.stream()
                .filter(way -> !way.isEmpty() && !way.equals(first))
                .toList();
        Optional<String> second = press(order, chance.oneOf(others));
        tally.count("payers who try to pay two ways");
        if (chance.percent(50)) {
            choose(page, "pay");
            second.ifPresent(other -> chooseQuietly(other, "pay"));
        } else {
            second.ifPresent(other -> chooseQuietly(other, "pay"));
            choose(page, "pay");
        }
    }

    private void payLate(Order order, String page) throws InterruptedException {
        if (ageing.endLongAgo(order.session().orElseThrow())) {
            tally.count("payers who pay late");
        }
        choose(page, "pay");
    }

    private void payOddly(String page) throws InterruptedException {
        switch (processors.connector(page)) {
            case "stripe" -> {
                choose(page, "authenticate");
                choose(page, "authenticated");
            }
            case "sandbox" -> choose(page, chance.oneOf(SandboxPayer.ODD_OUTCOMES));
            default -> payOddlyAtSellHub(page);
        }
    }

    private void payOddlyAtSellHub(String page) {
        String session = lastPart(page);
        if (chance.percent(50)) {
            tally.count("payers whom sellhub charges twice");
            processors.sellhub().payTwice(session);
        } else {
            SellHubInvoice invoice = processors.sellhub().payPending(session);
            stage.pauseMillis(chance.between(100, 2_000));
            tally.count("payers of a slow method");
            processors.sellhub().complete(invoice.id());
        }
    }

    private void chooseQuietly(String page, String outcome) {
        try {
            choose(page, outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void choose(String page, String outcome) throws InterruptedException {
        String field = processors.connector(page).equals("sandbox") ? SandboxPayer.word(outcome) : outcome;
        Optional<Web.Answer> answer = web.postForm(page, "outcome=" + field);
        boolean done = answer.isPresent() && answer.get().status() == 303;
        tally.count("at the processor: " + outcome + (outcome.equals("pay") && !done ? " (too late)" : ""));
    }

    private Optional<String> pressInTwoTabs(Order order) throws InterruptedException {
        tally.count("payers who press pay in two tabs");
        List<String> pages = new ArrayList<>();
        String way = chance.oneOf(WAYS);
        String origin = instances.any(chance);
        Thread other = new Thread(() -> pressQuietly(instances.other(origin), order, way, pages), "second tab");
        other.start();
        pressQuietly(origin, order, way, pages);
        other.join();
        synchronized (pages) {
            return pages.isEmpty() ? press(order, way) : Optional.of(chance.oneOf(pages));
        }
    }

    private void pressQuietly(String origin, Order order, String way, List<String> pages) {
        try {
            Optional<String> page = pressOnce(origin, order, way).flatMap(this::processorsPage);
            synchronized (pages) {
                page.ifPresent(pages::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Presses until he stands at a processor; empty if he is told that it is over, or nobody answers for long. */
    private Optional<String> press(Order order, String way) throws InterruptedException {
        for (int tries = 0; tries < MOST_PRESSES && !stage.isOver(); tries++) {
            Optional<Web.Answer> answer = pressOnce(instances.any(chance), order, way);
            Optional<String> page = answer.flatMap(this::processorsPage);
            if (page.isPresent()) {
                return page;
            }
            Optional<String> state = answer.flatMap(CheckoutPage::state);
            state.ifPresent(order::told);
            if (state.filter(shown -> !shown.equals("no-processor")).isPresent()) {
                return Optional.empty();
            }
            stage.pauseMillis(chance.between(200, 900));
            if (isPaid(look(order, ""))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Web.Answer> pressOnce(String origin, Order order, String way) throws InterruptedException {
        return web.postForm(
                origin + "/checkout/" + order.session().orElseThrow() + "/pay",
                way.isEmpty() ? "" : "connector=" + way);
    }

    private Optional<String> processorsPage(Web.Answer answer) {
        return answer.location()
                .filter(target -> answer.status() == 303 && target.startsWith("http"))
                .filter(target -> !target.startsWith(Merchant.SUCCESS_URL))
                .map(processors::page)
                .map(target -> target.replaceFirst("#.*", ""));
    }

    private void comeBack(Order order) throws InterruptedException {
        if (chance.percent(25)) {
            tally.count("payers who do not come back");
            return;
        }
        for (int looks = 0; looks < MOST_LOOKS && !stage.isOver(); looks++) {
            Optional<String> state = look(order, "/return");
            if (state.filter(shown -> !CheckoutPage.isWaiting(shown)).isPresent()) {
                break;
            }
            stage.pauseMillis(300);
        }
        merchant.look(order);
        look(order, "");
    }

    private Optional<String> look(Order order, String below) throws InterruptedException {
        Optional<String> state = web.get(
                        instances.any(chance) + "/checkout/" + order.session().orElseThrow() + below)
                .flatMap(CheckoutPage::state);
        state.ifPresent(order::told);
        return state;
    }

    private static boolean isPaid(Optional<String> state) {
        return state.filter(shown -> shown.equals("paid") || shown.equals("success"))
                .isPresent();
    }

    private static String lastPart(String page) {
        String path = URI.create(page).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
