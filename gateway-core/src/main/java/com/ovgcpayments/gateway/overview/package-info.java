/** What a merchant wants to know first: how much came in, what was refused, what needs him. */
@NullMarked
package com.ovgcpayments.gateway.overview;

import org.jspecify.annotations.NullMarked;
