package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** How processors are reached. */
final class ConnectorScreens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connectors connectors;
    private final ConnectorRows rows;

    ConnectorScreens(Connectors connectors, ConnectorRows rows) {
        this.connectors = connectors;
        this.rows = rows;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return rows.all().map(all -> ScreenAnswer.page("dashboard/operators/connectors.jte", all));
    }

    /** Asks it, just now: what it answers counts for routing as well. */
    Future<ScreenAnswer> show(ScreenRequest request) {
        String name = request.path("name");
        if (!connectors.names().contains(name)) {
            throw ApiProblem.notFound();
        }
        return connectors
                .ping(name, PATIENCE)
                .map(ConnectorReply.Pong::standings)
                .otherwise(List.<Standing>of())
                .compose(standings -> rows.all()
                        .map(all -> ScreenAnswer.page(
                                "dashboard/operators/connector.jte",
                                new ConnectorPage(
                                        name,
                                        connectors.find(name),
                                        all.stream()
                                                .filter(row -> row.name().equals(name))
                                                .toList(),
                                        standings))));
    }
}
