package com.ovgcpayments.gateway.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A line for people, redacted as a whole: message, key-values and exception alike. */
final class RedactingLayout extends PatternLayout {
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg"
            + "%replace( %kvp{DOUBLE}){' $',''}%replace( %X{" + RequestId.FIELD + "}){' $',''}%n";

    RedactingLayout() {
        setPattern(LINE);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return Redaction.apply(super.doLayout(event));
    }
}
