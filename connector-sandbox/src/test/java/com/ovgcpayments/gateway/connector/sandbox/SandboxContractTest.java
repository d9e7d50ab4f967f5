package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import io.vertx.core.Vertx;

/** The sandbox does what every connector must do; its processor is the one that it plays itself. */
class SandboxContractTest extends ConnectorContract {
    private final SandboxDouble sandbox = new SandboxDouble();

    @Override
    protected ProcessorDouble startProcessor(Vertx vertx) {
        return sandbox;
    }

    @Override
    protected ConnectorProvider provider() {
        return sandbox.provider();
    }
}
