/** Random secrets, their hashes, and the sealing of what must be read again. */
@NullMarked
package com.ovgcpayments.gateway.secret;

import org.jspecify.annotations.NullMarked;
