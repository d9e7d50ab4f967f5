package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.app.Gateway;
import com.ovgcpayments.gateway.app.StartPlan;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.logging.Logging;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
                start.configuration(), start.database(), start.masterKeys(), start.profile() == Profile.DEV);
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
        Operations operations = new Operations(caller, main.options);
        Failures failures = new Failures(caller, main.options);
        return new CommandLine(main)
                .addSubcommand(main.dev)
                .addSubcommand(new ServeCommand(caller, main.options, runner))
                .addSubcommand(new DoctorCommand(caller, main.options))
                .addSubcommand(new VerifyCommand(operations))
                .addSubcommand(new ReconcileCommand(operations))
                .addSubcommand(new MigrateCommand(operations))
                .addSubcommand(new MerchantsCommand(operations))
                .addSubcommand(new KeysCommand(operations))
                .addSubcommand(new OperatorsCommand(operations))
                .addSubcommand(new PeopleCommand(operations))
                .addSubcommand(new EraseCommand(operations))
                .addSubcommand(new FeesCommand(operations))
                .addSubcommand(new TermsCommand(operations))
                .addSubcommand(new PayoutsCommand(operations))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(caller.out())
                .setErr(caller.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.ofCommand(failure))
                .setParameterExceptionHandler((wrong, given) -> failures.ofUsage(wrong))
                .execute(args);
    }

    @Override
    public Integer call() {
        return dev.call();
    }
}
