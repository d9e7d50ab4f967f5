package com.ovgcpayments.gateway.storage;

/**
 * A database on which a gateway may run, as the user that it was entered as.
 *
 * @param serverVersion PostgreSQL's, as it tells it
 * @param schemaVersion the number of the newest migration
 */
public record SuitableDatabase(String serverVersion, String schemaVersion) {}
