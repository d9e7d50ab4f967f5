package com.ovgcpayments.gateway.connector.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.ovgcpayments.gateway.connector.ConnectorVerticle;
import java.util.ArrayList;
import java.util.Collection;
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

    /**
     * @param text all of it, with keys, values and exceptions
     * @param mistake whether the connector's own code failed
     */
    record Line(String text, boolean mistake) {
        boolean mentions(Collection<String> texts) {
            return texts.stream().anyMatch(text::contains);
        }

        @Override
        public String toString() {
            return text;
        }
    }

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

    /** What was logged since the last time. */
    List<Line> drain() {
        List<Line> lines = new ArrayList<>();
        Line line = collector.lines.poll();
        while (line != null) {
            lines.add(line);
            line = collector.lines.poll();
        }
        return lines;
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
