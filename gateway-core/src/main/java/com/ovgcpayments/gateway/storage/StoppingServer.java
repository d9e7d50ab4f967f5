package com.ovgcpayments.gateway.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a gateway that has ended, as long as it is not through with stopping: where much is to be written down
 * that takes longer than anybody waits for it, and until then no other starts on the same data.
 */
final class StoppingServer {
    private static final Logger LOG = LoggerFactory.getLogger(StoppingServer.class);

    /** What a server takes away as its last deed: https://www.postgresql.org/docs/current/storage-file-layout.html. */
    private static final String LOCK_FILE = "postmaster.pid";

    /** The lines of the lock file. */
    private static final int PROCESS = 0;

    private static final int STATUS = 7;

    private StoppingServer() {}

    /** Returns when none is stopping on this data, or when the limit is over: then PostgreSQL says what is wrong. Blocks. */
    static void await(Path data, Duration limit) throws IOException {
        if (!isStopping(data)) {
            return;
        }
        LOG.info("the PostgreSQL that was used last is still writing down what it holds; waiting for it to stop");
        long end = System.nanoTime() + limit.toNanos();
        try (WatchService deletions = data.getFileSystem().newWatchService()) {
            data.register(deletions, StandardWatchEventKinds.ENTRY_DELETE);
            while (isStopping(data)) {
                @Nullable WatchKey deleted = deletions.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (deleted == null) {
                    return;
                }
                deleted.pollEvents();
                deleted.reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the PostgreSQL of " + data + " was stopping");
        }
    }

    private static boolean isStopping(Path data) throws IOException {
        List<String> lines = lines(data.resolve(LOCK_FILE));
        return lines.size() > STATUS
                && lines.get(STATUS).strip().equals("stopping")
                && isPostgres(Long.parseLong(lines.get(PROCESS).strip()));
    }

    /** None if the file is not there, or goes just now. */
    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /** After a crash of the machine the file stays, and the number may be anybody's by now: this gateway's own, too. */
    private static boolean isPostgres(long process) {
        return ProcessHandle.of(process)
                .flatMap(running -> running.info().command())
                .map(Path::of)
                .filter(program -> program.getFileName().toString().startsWith("postgres"))
                .isPresent();
    }
}
