/** What merchants asked of the API and what they were answered, kept for a while for them to look up. */
@NullMarked
package com.ovgcpayments.gateway.requestlog;

import org.jspecify.annotations.NullMarked;
