/** What a merchant took and what was declined, in figures that are quick to read. */
@NullMarked
package com.ovgcpayments.gateway.overview;

import org.jspecify.annotations.NullMarked;
