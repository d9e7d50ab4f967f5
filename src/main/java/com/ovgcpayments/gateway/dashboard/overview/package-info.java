/** The merchant's first page: how it goes, and what needs him. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.overview;

import org.jspecify.annotations.NullMarked;
