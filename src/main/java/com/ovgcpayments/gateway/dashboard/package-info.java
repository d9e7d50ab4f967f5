/**
 * The frame of the dashboard: who comes in, what he may see, how a page is drawn. The screens themselves stand in the packages below, an area
 * each; what an area shows, and who may see it, stands in its list of {@link com.ovgcpayments.gateway.dashboard.Screen screens}.
 */
@NullMarked
package com.ovgcpayments.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
