/** What every audience is served: files that never change under their path, and files that are made when asked for. */
@NullMarked
package com.ovgcpayments.gateway.web;

import org.jspecify.annotations.NullMarked;
