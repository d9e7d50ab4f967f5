/**
 * The log: a line for people or one JSON object, the request it belongs to in each, and no secret or personal data in
 * any. Lines are written by a thread of their own.
 */
@NullMarked
package com.ovgcpayments.gateway.logging;

import org.jspecify.annotations.NullMarked;
