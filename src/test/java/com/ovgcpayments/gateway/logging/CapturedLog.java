package com.ovgcpayments.gateway.logging;

import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the real log writes to standard output between its making and {@link #text()}. */
final class CapturedLog implements AutoCloseable {
    private final PrintStream original = System.out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CapturedLog(LogFormat format, LogLevel level) {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Logging.install(format, level);
    }

    /** Everything that was logged; ends the capture. */
    String text() {
        Logging.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<JsonObject> json() {
        return text().lines().map(JsonObject::new).toList();
    }

    @Override
    public void close() {
        System.setOut(original);
        Logging.installForCommand(LogLevel.WARN);
    }
}
