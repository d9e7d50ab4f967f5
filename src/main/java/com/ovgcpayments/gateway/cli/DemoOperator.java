package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.operator.OperatorKey;
import com.ovgcpayments.gateway.operator.OperatorKeys;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.Optional;

/** The operator's key that a development gateway starts with: made once, and again only if it was lost. */
final class DemoOperator {
    private final OperatorKeys keys;

    DemoOperator(Database database) {
        this.keys = new OperatorKeys(database);
    }

    /** The file with a key that works. */
    Future<DevFile> prepare(DevFile file) {
        return known(file.find(DevFile.OPERATOR_KEY))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(file)
                        : keys.create("development", Deed.byCommand())
                                .map(issued -> file.with(DevFile.OPERATOR_KEY, issued.text())));
    }

    private Future<Optional<OperatorKey>> known(Optional<String> text) {
        return text.map(keys::authenticate).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }
}
