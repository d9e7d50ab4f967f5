/** What people and programs send to be stored, held to what can be. */
@NullMarked
package com.ovgcpayments.gateway.input;

import org.jspecify.annotations.NullMarked;
