/** A merchant to play with: what a shop does with the gateway, over the same API as any other. Development only. */
@NullMarked
package com.ovgcpayments.gateway.demo;

import org.jspecify.annotations.NullMarked;
