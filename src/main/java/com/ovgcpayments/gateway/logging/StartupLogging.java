package com.ovgcpayments.gateway.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;

/**
 * The log before the configuration is known: warnings to standard error. Found by logback as it starts, after a
 * logback.xml of somebody's own and before its own default, which would tell everything.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class StartupLogging extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME)
                .addAppender(Logging.console(context, LogFormat.TEXT, ConsoleTarget.SystemErr));
        Logging.setLevels(context, LogLevel.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
