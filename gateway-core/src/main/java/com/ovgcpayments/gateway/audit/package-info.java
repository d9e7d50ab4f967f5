/** What people did by hand, in a chain of hashes that shows if it was changed. */
@NullMarked
package com.ovgcpayments.gateway.audit;

import org.jspecify.annotations.NullMarked;
