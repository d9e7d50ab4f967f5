package com.ovgcpayments.gateway.connector;

/** A connector tells every node, unasked, how it stands. */
record ConnectorNotice(String connector, Standing standing) implements ConnectorMessage {}
