/** How a merchant's name, logo and colour stand on the payer's page. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.branding;

import org.jspecify.annotations.NullMarked;
