package com.ovgcpayments.gateway.connector.acme;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import io.vertx.core.Vertx;

/** Acme does what every connector must do. */
class AcmeContractTest extends ConnectorContract {
    @Override
    protected ProcessorDouble startProcessor(Vertx vertx) {
        return new AcmeDouble(vertx);
    }

    @Override
    protected ConnectorProvider provider() {
        return new AcmeProvider();
    }
}
