package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import io.vertx.core.Vertx;

/** The SellHub connector does what every connector must do, as far as SellHub can. */
class SellHubContractTest extends ConnectorContract {
    @Override
    protected ProcessorDouble startProcessor(Vertx vertx) {
        return new SellHubProcessor(vertx);
    }

    @Override
    protected ConnectorProvider provider() {
        return new SellHubProvider();
    }
}
