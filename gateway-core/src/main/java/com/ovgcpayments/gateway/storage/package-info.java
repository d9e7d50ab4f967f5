/** PostgreSQL: the pool, transactions, migrations, and the embedded server for development. */
@NullMarked
package com.ovgcpayments.gateway.storage;

import org.jspecify.annotations.NullMarked;
