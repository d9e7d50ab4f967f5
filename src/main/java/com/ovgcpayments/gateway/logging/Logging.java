package com.ovgcpayments.gateway.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up where log lines go. */
public final class Logging {
    /** Lines waiting to be written. When a fifth is left, INFO and below are dropped; WARN and ERROR never are. */
    private static final int QUEUE_SIZE = 8192;

    private static final int FLUSH_LIMIT_MILLIS = 5_000;

    /** Libraries that tell at INFO what nobody needs to know. */
    private static final List<String> TALKATIVE = List.of("org.flywaydb", "io.zonky", "io.netty");

    // Each HTTP client and pool registers the same gauge; the first stands for all, and Micrometer warns of the others.
    private static final String METERS = "io.micrometer.core.instrument.MeterRegistry";

    private Logging() {}

    /** To standard output, from now on, for a program that runs. */
    public static void install(LogFormat format, LogLevel level) {
        install(format, level, ConsoleTarget.SystemOut);
    }

    /** To standard error, from now on, for a command whose output is its result. */
    public static void installForCommand(LogLevel level) {
        install(LogFormat.TEXT, level, ConsoleTarget.SystemErr);
    }

    /** Writes what waits to be written; what is logged afterwards is lost. */
    public static void flush() {
        context().stop();
    }

    private static void install(LogFormat format, LogLevel level, ConsoleTarget target) {
        LoggerContext context = context();
        context.reset();
        context.setMDCAdapter(new RequestMdc());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LevelChangePropagator propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.setResetJUL(true);
        propagator.start();
        context.addListener(propagator);

        ConsoleAppender<ILoggingEvent> console = console(context, format, target);
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(QUEUE_SIZE);
        async.setMaxFlushTime(FLUSH_LIMIT_MILLIS);
        async.addAppender(console);
        async.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(async);
        setLevels(context, level);
        context.start();
    }

    static ConsoleAppender<ILoggingEvent> console(LoggerContext context, LogFormat format, ConsoleTarget target) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? new JsonLines() : textLines(context);
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(target.getName());
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    static void setLevels(LoggerContext context, LogLevel level) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(level.name()));
        if (level == LogLevel.INFO) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
            context.getLogger(METERS).setLevel(Level.ERROR);
        }
    }

    private static Encoder<ILoggingEvent> textLines(LoggerContext context) {
        RedactingLayout layout = new RedactingLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
