package com.ovgcpayments.gateway.config;

/** What the configuration is loaded for: commands start from different defaults and need different settings. */
public enum Profile {
    /** {@code gateway dev}: everything has a default, and the sandbox takes test and live payments. */
    DEV,
    /** {@code gateway serve}: the database and the master keys must be given, and the sandbox knows only test money. */
    SERVE,
    /** One operation on the database, such as {@code gateway keys create}. */
    OPERATION
}
