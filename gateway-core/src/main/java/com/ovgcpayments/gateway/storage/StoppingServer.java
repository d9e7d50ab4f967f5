package com.ovgcpayments.gateway.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a gateway that has ended, as long as it is not through with stopping: where much is to be written down
 * that takes longer than anybody waits for it, and until then no other starts on the same data.
 */
final class StoppingServer {
    private static final Logger LOG = LoggerFactory.getLogger(StoppingServer.class);

    /** What postmaster.pid holds, a line each: https://www.postgresql.org/docs/current/storage-file-layout.html. */
    private static final int PROCESS = 0;

    private static final int STATUS = 7;

    private StoppingServer() {}

    /** Returns when none is stopping on this data, or when the limit is over: then PostgreSQL says what is wrong. Blocks. */
    static void await(Path data, Duration limit) throws IOException {
        Optional<ProcessHandle> stopping = of(data);
        if (stopping.isPresent()) {
            LOG.info("the PostgreSQL that was used last is still writing down what it holds; waiting for it to stop");
            try {
                stopping.get()
                        .onExit()
                        .completeOnTimeout(stopping.get(), limit.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException e) {
                throw new IOException(
                        "cannot wait for the process " + stopping.get().pid(), e);
            }
        }
    }

    private static Optional<ProcessHandle> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.size() > STATUS && lines.get(STATUS).strip().equals("stopping")
                ? ProcessHandle.of(Long.parseLong(lines.get(PROCESS).strip())).filter(StoppingServer::isPostgres)
                : Optional.empty();
    }

    /** After a crash of the machine the file stays, and the number may be anybody's by now: this gateway's own, too. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.getFileName().toString().startsWith("postgres"))
                .isPresent();
    }
}
