package com.ovgcpayments.gateway.connector.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that is logged from DEBUG on, except the wire itself, which Vert.x and Netty would write out at that level. */
final class LogCapture implements AutoCloseable {
    private static final List<String> WIRE = List.of("io.netty", "io.vertx");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<Logger, @Nullable Level> before = new LinkedHashMap<>();
    private final Collector collector = new Collector();

    /** @param mistake whether a connector's own code failed */
    private record Line(String text, boolean mistake) {}

    private static final class Collector extends AppenderBase<ILoggingEvent> {
        private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(new Line(
                    event.getLoggerName() + ": " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                            + event.getMDCPropertyMap() + " " + thrown,
                    event.getLevel() == Level.ERROR
                            && event.getLoggerName().equals(ConnectorVerticle.class.getName())));
        }
    }

    LogCapture() {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        set(root, Level.DEBUG);
        WIRE.forEach(name -> set(context.getLogger(name), Level.WARN));
        collector.setContext(context);
        collector.start();
        root.addAppender(collector);
    }

    /** The lines so far that contain one of these texts. */
    List<String> mentioning(Iterable<String> texts) {
        return collector.lines.stream()
                .map(Line::text)
                .filter(line -> {
                    for (String text : texts) {
                        if (line.contains(text)) {
                            return true;
                        }
                    }
                    return false;
                })
                .toList();
    }

    /** What was logged of exceptions and failed futures of the connector's own making. */
    List<String> mistakes() {
        return collector.lines.stream().filter(Line::mistake).map(Line::text).toList();
    }

    void forget() {
        collector.lines.clear();
    }

    @Override
    public void close() {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(collector);
        collector.stop();
        before.forEach(Logger::setLevel);
    }

    private void set(Logger logger, Level level) {
        before.put(logger, logger.getLevel());
        logger.setLevel(level);
    }
}
