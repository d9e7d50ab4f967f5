/** The door of the dashboards: signing in, and what stands before it. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.entrance;

import org.jspecify.annotations.NullMarked;
