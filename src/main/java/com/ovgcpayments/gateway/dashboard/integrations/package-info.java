/** What a developer needs who integrates: API keys, webhooks, events and the log of his requests. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.integrations;

import org.jspecify.annotations.NullMarked;
