package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.app.Gateway;
import com.ovgcpayments.gateway.app.StartPlan;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.logging.Logging;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/**
 * {@code gateway}: one command for everything. Exit codes: 0 done, 1 failed with a message, 2 not understood. Without the
 * name of a command it is {@code gateway dev}.
 */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "A self-hosted payment gateway. Without a command it starts one for development.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Done.", "1:Failed; the message says what to do.", "2:The command line was not understood."})
public final class Main implements Callable<Integer> {
    /** Instead of an exit code: the gateway runs, until a signal ends the process. */
    static final int RUNNING = -1;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    private final DevCommand dev;

    private Main(Caller caller, GatewayRunner runner) {
        this.dev = new DevCommand(caller, options, runner);
    }

    public static void main(String[] args) {
        main(Main::startGateway, args);
    }

    static void main(GatewayRunner runner, String... args) {
        Caller caller = new Caller(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath());
        int code = run(caller, runner, args);
        if (code != RUNNING) {
            Logging.flush();
            System.exit(code);
        }
    }

    /** The one place where the command line meets the application. */
    static Future<RunningGateway> startGateway(GatewayStart start) {
        StartPlan plan = new StartPlan(
                start.configuration(),
                start.database(),
                start.suitable(),
                start.masterKeys(),
                start.profile() == Profile.DEV);
        return Gateway.start(plan).map(ServingGateway::new);
    }

    private record ServingGateway(Gateway gateway) implements RunningGateway {
        @Override
        public int httpPort() {
            return gateway.httpPort();
        }

        @Override
        public int opsPort() {
            return gateway.opsPort();
        }

        @Override
        public Future<Void> stop() {
            return gateway.stop();
        }
    }

    static int run(Caller caller, GatewayRunner runner, String... args) {
        Main main = new Main(caller, runner);
        Failures failures = new Failures(caller, main.options);
        CommandLine line = new CommandLine(main);
        meant(main.commands(caller, runner), args).forEach(command -> line.addSubcommand(command.get()));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(caller.out())
                .setErr(caller.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.ofCommand(failure))
                .setParameterExceptionHandler((wrong, given) -> failures.ofUsage(wrong))
                .execute(args);
    }

    /** By name, in the order of the help. */
    private Map<String, Supplier<Object>> commands(Caller caller, GatewayRunner runner) {
        Operations operations = new Operations(caller, options);
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("dev", () -> dev);
        commands.put("serve", () -> new ServeCommand(caller, options, runner));
        commands.put("doctor", () -> new DoctorCommand(caller, options));
        commands.put("verify", () -> new VerifyCommand(operations));
        commands.put("reconcile", () -> new ReconcileCommand(operations));
        commands.put("migrate", () -> new MigrateCommand(operations));
        commands.put("merchants", () -> new MerchantsCommand(operations));
        commands.put("keys", () -> new KeysCommand(operations));
        commands.put("operators", () -> new OperatorsCommand(operations));
        commands.put("people", () -> new PeopleCommand(operations));
        commands.put("erase", () -> new EraseCommand(operations));
        commands.put("fees", () -> new FeesCommand(operations));
        commands.put("terms", () -> new TermsCommand(operations));
        commands.put("payouts", () -> new PayoutsCommand(operations));
        return commands;
    }

    /**
     * To read the options of all commands takes as long as a third of a start. Whoever names his command first means that
     * one; for all else, such as help or a name with a mistake in it, all are there.
     */
    private static Collection<Supplier<Object>> meant(Map<String, Supplier<Object>> commands, String... args) {
        return args.length > 0 && commands.containsKey(args[0]) ? List.of(commands.get(args[0])) : commands.values();
    }

    @Override
    public Integer call() {
        return dev.call();
    }
}
