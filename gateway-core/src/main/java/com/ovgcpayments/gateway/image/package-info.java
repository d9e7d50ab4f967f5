/** Images that strangers upload: what kind they are, how large, and whether they are nothing else besides. */
@NullMarked
package com.ovgcpayments.gateway.image;

import org.jspecify.annotations.NullMarked;
