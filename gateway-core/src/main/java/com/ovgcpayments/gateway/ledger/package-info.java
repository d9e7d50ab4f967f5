/**
 * What the ledger says. It is written by PostgreSQL alone, by the triggers of the rows that change money (the migration
 * {@code V10__ledger.sql} tells which posts what); here it is read.
 */
@NullMarked
package com.ovgcpayments.gateway.ledger;

import org.jspecify.annotations.NullMarked;
