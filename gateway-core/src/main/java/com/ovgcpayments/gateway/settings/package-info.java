/** Declared configuration: which keys exist, of what type, with what default. */
@NullMarked
package com.ovgcpayments.gateway.settings;

import org.jspecify.annotations.NullMarked;
