package com.ovgcpayments.gateway.retention;

import java.time.Duration;

/**
 * @param personalData how long sessions keep what tells of a person
 * @param bodies how long events, merchants' answers and processors' notifications are kept word for word, and the log of requests
 */
public record RetentionOptions(Duration personalData, Duration bodies) {}
