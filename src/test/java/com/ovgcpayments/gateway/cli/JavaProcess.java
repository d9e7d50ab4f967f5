package com.ovgcpayments.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program in a JVM of its own, to be told by signals. */
final class JavaProcess implements AutoCloseable {
    private static final int EXIT_LIMIT_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    JavaProcess(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** Returns when the program has written a line that holds this text. */
    void awaitOutput(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("the program ended without writing \"" + text + "\":\n" + String.join("\n", lines));
    }

    /** Sends SIGTERM, and goes on reading what the program writes, as {@link Process#destroy()} would not. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL and waits for the end. What it had started itself lives on. */
    void kill() throws InterruptedException, ExecutionException, TimeoutException {
        process.destroyForcibly();
        process.onExit().get(EXIT_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    int awaitExit() throws InterruptedException, ExecutionException, TimeoutException {
        output.lines().forEach(lines::add);
        return process.onExit().get(EXIT_LIMIT_SECONDS, TimeUnit.SECONDS).exitValue();
    }

    String output() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
