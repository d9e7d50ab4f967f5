package com.ovgcpayments.gateway.connector.testkit;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What every connector must do. A connector's test extends this, names the connector and a double of its processor, and
 * has the whole suite: the connector is deployed once as a gateway does it, and every case makes attempts of its own.
 * Of what a connector does not declare in its {@link com.ovgcpayments.gateway.connector.Capabilities}, only the refusal
 * is tested. The contract knows processors whose page the payer must visit; for one whose begin can capture it says too
 * little.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorContract
        implements DescriptorContract,
                BeginContract,
                FetchContract,
                CancelContract,
                RefundContract,
                PayoutContract,
                SettlementContract,
                ReversalContract,
                MovementsContract,
                NotificationContract {
    private Vertx vertx;
    private ProcessorDouble processor;
    private Rig rig;

    /**
     * The processor, with nothing in its book. Asked for once, before {@link #provider}.
     *
     * @param vertx to run on, if it needs one; not the connector's, and closed by the kit
     */
    protected abstract ProcessorDouble startProcessor(Vertx vertx);

    /** The connector, as a gateway would find it. */
    protected abstract ConnectorProvider provider();

    @Override
    public final Rig rig() {
        return rig;
    }

    @BeforeAll
    final void deploy() {
        vertx = Vertx.vertx();
        processor = startProcessor(vertx);
        rig = Rig.start(provider(), processor);
    }

    @AfterAll
    final void undeploy() {
        rig.close();
        processor.close();
        Rig.await(vertx.close());
    }

    @BeforeEach
    final void reset() {
        rig.reset();
    }

    @AfterEach
    final void leakNothing() {
        rig.assertNothingLeaked();
    }
}
