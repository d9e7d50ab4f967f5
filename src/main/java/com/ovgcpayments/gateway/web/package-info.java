/** What pages of every audience are made of: files that never change under their path. */
@NullMarked
package com.ovgcpayments.gateway.web;

import org.jspecify.annotations.NullMarked;
