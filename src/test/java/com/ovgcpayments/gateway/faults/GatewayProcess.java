package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.cli.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One instance: {@code gateway serve} in a JVM of its own, again and again with the same settings. */
final class GatewayProcess implements AutoCloseable {
    private static final int EXIT_LIMIT_SECONDS = 60;

    private final String name;
    private final String origin;
    private final String operatorOrigin;
    private final List<String> command;
    private final Supplier<List<String>> changing;
    private final Path log;
    private Process process;

    private GatewayProcess(
            String name,
            String origin,
            String operatorOrigin,
            List<String> command,
            Supplier<List<String>> changing,
            Path log)
            throws IOException {
        this.name = name;
        this.origin = origin;
        this.operatorOrigin = operatorOrigin;
        this.command = command;
        this.changing = changing;
        this.log = log;
        this.process = launch();
    }

    /**
     * Does not wait until it serves.
     *
     * @param settings as {@code --set} takes them
     * @param changing more of them, other ones at every start
     */
    static GatewayProcess start(
            String name,
            int port,
            int operatorPort,
            List<String> settings,
            Supplier<List<String>> changing,
            Path directory)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--set",
                "http.host=127.0.0.1",
                "--set",
                "http.port=" + port,
                "--set",
                "ops.port=" + operatorPort));
        addSettings(command, settings);
        GatewayProcess started = new GatewayProcess(
                name,
                "http://127.0.0.1:" + port,
                "http://127.0.0.1:" + operatorPort,
                command,
                changing,
                directory.resolve(name + ".log"));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }

    private static void addSettings(List<String> command, List<String> settings) {
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
    }

    private Process launch() throws IOException {
        List<String> now = new ArrayList<>(command);
        addSettings(now, changing.get());
        return new ProcessBuilder(now)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    String name() {
        return name;
    }

    String origin() {
        return origin;
    }

    /** Where operators are served. */
    String operatorOrigin() {
        return operatorOrigin;
    }

    synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    synchronized void kill() throws InterruptedException, ExecutionException, TimeoutException {
        process.destroyForcibly();
        process.onExit().get(EXIT_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    synchronized void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public synchronized void close() {
        process.destroyForcibly();
    }
}
