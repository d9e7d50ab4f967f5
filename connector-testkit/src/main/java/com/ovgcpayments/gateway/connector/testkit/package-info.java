/** What every connector must do, as tests: a connector brings a double of its processor and inherits them all. */
@NullMarked
package com.ovgcpayments.gateway.connector.testkit;

import org.jspecify.annotations.NullMarked;
