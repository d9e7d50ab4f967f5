package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.verification.Rule;
import com.ovgcpayments.gateway.verification.Verification;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Two gateways on one PostgreSQL, payers who pay through processors that fail and lie, {@code kill -9} and power cuts; and
 * at the end, when all has come to rest, every book against every other. {@code bench/faults} runs it.
 */
final class FaultRun implements AutoCloseable {
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final int EXAMPLES = 10;

    /** As they are counted; without them a run has tried too little. */
    static final List<String> REQUESTS_THAT_MUST_SUCCEED =
            List.of("refund requests answered 201", "payout requests answered 201");

    private final Options options;
    private final PrintStream out;
    private final Vertx vertx = Vertx.vertx();
    private final Tally tally = new Tally();
    private final Web web = new Web();
    private final Stage stage = new Stage(vertx);
    private final Postgres postgres;
    private final Database owner;
    private final Processors processors;
    private final Instances instances;
    private final List<Killer> killers = new ArrayList<>();
    private final List<Merchant> merchants = new ArrayList<>();
    private final List<Clerk> clerks = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<NotificationRelay> relays;

    /**
     * @param violations what does not agree; none in a good run
     * @param counts of what happened, as a table
     */
    record Result(List<String> violations, Tally counts) {}

    private FaultRun(Options options, PrintStream out) throws Exception {
        this.options = options;
        this.out = out;
        out.println("seed " + options.seed() + ", " + options);
        Files.createDirectories(options.directory());
        Ports ports = new Ports(chance("ports"));
        postgres = Postgres.start(options.directory().resolve("data"), ports.free());
        owner = Database.open(vertx, postgres.admin(), 4);
        processors = new Processors(vertx, options.seed(), tally);
        int first = ports.free();
        List<String> settings = settings("http://127.0.0.1:" + first);
        instances = new Instances(List.of(
                gateway("gateway-a", first, settings, ports.free(), ports.free()),
                gateway("gateway-b", ports.free(), settings, ports.free(), ports.free())));
        for (GatewayProcess process : instances.processes()) {
            killers.add(new Killer(stage, process, web, chance("killer of " + process.name()), tally, options.kills()));
        }
        relays = List.of(relay("stripe"), relay("sellhub"));
        processors.stripe().notifyTo(relays.get(0).url());
        processors.sellhub().notifyTo(relays.get(1).url());
    }

    static Result run(Options options, PrintStream out) throws Exception {
        try (FaultRun run = new FaultRun(options, out)) {
            return run.play();
        }
    }

    /** Ends with 1 if anything does not agree. */
    public static void main(String[] args) throws Exception {
        Result result = run(Options.parse(args), System.out);
        System.exit(result.violations().isEmpty() ? 0 : 1);
    }

    private Result play() throws Exception {
        for (Killer killer : killers) {
            killer.awaitReady();
        }
        openShops();
        agreeOnFees();
        Operator operator = hireOperator();
        Ageing ageing = new Ageing(owner);
        sendActors(ageing, operator);
        awaitKills(ageing);
        stage.fall();
        out.println("the curtain has fallen; everything is healed and comes to rest");
        List<String> violations = new ArrayList<>(stage.failures());
        violations.addAll(comeToRest(ageing, operator));
        Evidence evidence = new Evidence(
                ProcessorBooks.read(processors).with(SandboxBooks.read(owner)),
                GatewayBooks.read(owner),
                MoneyBooks.read(owner),
                processors.liedAbout(),
                processors.takenBack(),
                merchants,
                clerks,
                operator,
                receivers);
        BookCheck.all().forEach(check -> check.violations(evidence).forEach(violations::add));
        violations.addAll(verify());
        Summary.count(evidence, owner, tally);
        out.println(tally.table());
        violations.forEach(violation -> out.println("VIOLATION " + violation));
        out.println(violations.size() + " violations, seed " + options.seed());
        return new Result(violations, tally);
    }

    private GatewayProcess gateway(String name, int port, List<String> settings, int operatorPort, int sandboxPort)
            throws IOException {
        SandboxMood mood = new SandboxMood(sandboxPort, chance("sandbox of " + name), tally);
        return GatewayProcess.start(name, port, operatorPort, settings, mood, options.directory());
    }

    private void openShops() throws Exception {
        for (String name : List.of("north", "south")) {
            var merchant = new Merchants(owner).create(name).await();
            String apiKey = new ApiKeys(owner)
                    .create(new NewApiKey(merchant.id(), Mode.TEST, "run", OptionalInt.empty(), Optional.empty()))
                    .await()
                    .text();
            Receiver receiver = new Receiver(vertx, chance("receiver of " + name), tally);
            Web.Answer endpoint = web.post(
                            instances.processes().get(0).origin() + "/api/webhook-endpoints",
                            Map.of("Authorization", "Bearer " + apiKey, "Content-Type", "application/json"),
                            new JsonObject()
                                    .put("url", receiver.url())
                                    .put(
                                            "events",
                                            Stream.concat(
                                                            Stream.of("payment.succeeded", "payment.declined"),
                                                            MoneyInboxCheck.EVENTS.stream())
                                                    .toList())
                                    .encode())
                    .orElseThrow();
            receiver.secret(
                    new JsonObject(endpoint.body()).getJsonObject("data").getString("secret"));
            receivers.add(receiver);
            Merchant shop = new Merchant(stage, instances, web, name, apiKey, chance("merchant " + name), tally);
            merchants.add(shop);
            clerks.add(new Clerk(stage, instances, web, shop, apiKey, chance("clerk of " + name), tally));
        }
    }

    private void agreeOnFees() {
        owner.query(
                        "INSERT INTO fee_terms (currency, basis_points, fixed) VALUES ('USD', $1, $2)",
                        BalancesCheck.FEE_BASIS_POINTS,
                        (long) BalancesCheck.FEE_FIXED)
                .await();
    }

    private Operator hireOperator() {
        String key =
                new OperatorKeys(owner).create("run", Deed.byCommand()).await().text();
        return new Operator(stage, instances, web, processors, key, chance("operator"), tally);
    }

    private void sendActors(Ageing ageing, Operator operator) {
        for (int i = 0; i < options.payers(); i++) {
            String name = "payer " + i;
            Merchant merchant = merchants.get(i % merchants.size());
            stage.enter(name, new Payers(stage, merchant, instances, processors, ageing, web, chance(name), tally));
        }
        for (Clerk clerk : clerks) {
            String name = clerk.merchant().name();
            stage.enter("refunder of " + name, new Refunder(stage, clerk, chance("refunder of " + name)));
            stage.enter("payee " + name, new Payee(stage, clerk, chance("payee " + name), tally));
        }
        stage.enter("operator", operator);
        Forger forger = new Forger(processors, instances, web, chance("forger"), tally);
        stage.enter("mischief", new Mischief(stage, processors, forger, chance("mischief"), tally));
        for (int i = 0; i < killers.size(); i++) {
            stage.enter("killer " + i, killers.get(i));
        }
        int pause = Math.max(8_000, 7_000 * options.kills() / (2 * Math.max(1, options.databaseStops())));
        stage.enter("power cut", new PowerCut(stage, postgres, chance("power cut"), tally, pause));
    }

    private void awaitKills(Ageing ageing) {
        Instant end = Instant.now().plus(options.limit());
        while (Instant.now().isBefore(end)
                && (tally.of(Killer.KILLS) < options.kills()
                        || tally.of(PowerCut.STOPS) < options.databaseStops()
                        || !moneyMovedEveryWay())) {
            stage.pause(PROGRESS);
            ageing.hurryDeliveries();
            ageing.hurrySettlements();
            ageing.forgiveConnectors();
            processors.forgetRequests();
            out.printf(
                    "%d kills, %d stops of PostgreSQL, %d orders, %d paid at the processors%n",
                    tally.of(Killer.KILLS),
                    tally.of(PowerCut.STOPS),
                    merchants.stream().mapToInt(each -> each.orders().size()).sum(),
                    processors.stripe().charges().size()
                            + processors.sellhub().invoices().size());
        }
    }

    /** On a slow machine the kills may be done before a payment was old enough to be paid back, or paid out. */
    private boolean moneyMovedEveryWay() {
        return REQUESTS_THAT_MUST_SUCCEED.stream().allMatch(request -> tally.of(request) > 0);
    }

    private List<String> comeToRest(Ageing ageing, Operator operator) throws Exception {
        processors.heal();
        relays.forEach(NotificationRelay::heal);
        receivers.forEach(Receiver::heal);
        for (Killer killer : killers) {
            killer.awaitReady();
        }
        processors.stripe().idle().timeout(1, TimeUnit.MINUTES).await();
        processors.sellhub().idle().timeout(1, TimeUnit.MINUTES).await();
        processors.takeBackRefunds(chance("banks"));
        processors.stripe().idle().timeout(1, TimeUnit.MINUTES).await();
        List<String> violations = new ArrayList<>();
        String origin = instances.processes().get(0).origin();
        for (Merchant merchant : merchants) {
            for (Order order : merchant.orders()) {
                if (!merchant.createAgain(origin, order)) {
                    violations.add(order.key() + " gets no answer although all is well");
                }
            }
        }
        for (Clerk clerk : clerks) {
            for (Errand errand : clerk.errands()) {
                if (!clerk.ask(origin, errand)) {
                    violations.add(errand + " gets no answer although all is well");
                }
            }
        }
        violations.addAll(new Rest(vertx, owner, ageing, processors.stripe(), operator).await());
        for (Merchant merchant : merchants) {
            for (Order order : merchant.orders()) {
                merchant.look(order);
            }
        }
        return violations;
    }

    private List<String> verify() {
        return Verification.run(owner, EXAMPLES).await().broken(Rule.Level.PROBLEM).stream()
                .map(result ->
                        "verify: " + result.broken() + " " + result.rule().wrong() + " " + result.first())
                .toList();
    }

    private NotificationRelay relay(String connector) {
        return new NotificationRelay(vertx, instances, connector, chance("relay of " + connector), tally);
    }

    private Chance chance(String actor) {
        return new Chance(options.seed(), actor);
    }

    private List<String> settings(String publicUrl) {
        List<String> settings = new ArrayList<>(List.of(
                "http.apiUrl=" + publicUrl,
                "http.checkoutUrl=" + publicUrl,
                "database.url=" + postgres.application().withPassword(),
                "database.poolSize=8",
                "secrets.masterKeys=" + Base64.getEncoder().encodeToString(RandomSecret.bytes()),
                "payments.beginDeadline=PT2.5S",
                "payments.fetchDeadline=PT2S",
                "http.rateLimit=1000000",
                "http.payRate=1000000",
                "http.payRatePerEmail=1000000",
                "http.unauthorizedRate=1000000",
                "webhooks.allowedCidrs=127.0.0.0/8"));
        settings.addAll(processors.settings());
        return settings;
    }

    @Override
    public void close() {
        for (GatewayProcess process : instances.processes()) {
            process.close();
        }
        owner.close().await();
        processors.close();
        postgres.close();
        vertx.close().await();
    }
}
