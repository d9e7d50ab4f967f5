/** Who works at a merchant's dashboard, and what they did there. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.team;

import org.jspecify.annotations.NullMarked;
