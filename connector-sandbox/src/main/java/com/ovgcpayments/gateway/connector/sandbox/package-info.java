/** A processor to develop and test against: it plays a real one over HTTP, and its connector speaks to it as to any. */
@NullMarked
package com.ovgcpayments.gateway.connector.sandbox;

import org.jspecify.annotations.NullMarked;
