/**
 * The gateway's configuration: what can be set, and where values come from. Later sources win: the defaults declared
 * here, the file {@code gateway.yaml}, the environment, {@code --set} on the command line.
 */
@NullMarked
package com.ovgcpayments.gateway.config;

import org.jspecify.annotations.NullMarked;
