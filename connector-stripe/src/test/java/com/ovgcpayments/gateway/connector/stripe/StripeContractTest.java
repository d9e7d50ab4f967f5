package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.connector.testkit.ConnectorContract;
import com.ovgcpayments.gateway.connector.testkit.ProcessorDouble;
import io.vertx.core.Vertx;

/** The Stripe connector does what every connector must do. */
class StripeContractTest extends ConnectorContract {
    @Override
    protected ProcessorDouble startProcessor(Vertx vertx) {
        return new StripeProcessor(vertx);
    }

    @Override
    protected ConnectorProvider provider() {
        return new StripeProvider();
    }
}
