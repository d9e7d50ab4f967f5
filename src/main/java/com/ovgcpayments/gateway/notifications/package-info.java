/** Where processors send what they have to tell. */
@NullMarked
package com.ovgcpayments.gateway.notifications;

import org.jspecify.annotations.NullMarked;
