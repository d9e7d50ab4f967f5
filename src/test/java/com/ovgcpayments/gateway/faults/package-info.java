/**
 * A gateway of two processes is killed, its database stopped and its processors made to fail, while payers pay; then all
 * books are compared.
 */
@NullMarked
package com.ovgcpayments.gateway.faults;

import org.jspecify.annotations.NullMarked;
