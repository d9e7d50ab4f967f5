package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.Heard;
import com.ovgcpayments.gateway.format.TimeText;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.routing.Health;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together how the connectors stand: what this instance heard of them, and how payments there fared on all instances. */
final class ConnectorRows {
    private static final String BAD = "bad";

    private final Connectors connectors;
    private final Health health;

    ConnectorRows(Connectors connectors, Health health) {
        this.connectors = connectors;
        this.health = health;
    }

    /** In the order in which they are tried; each in its modes, live first. */
    Future<List<ConnectorRow>> all() {
        Future<List<Health.LeftOut>> leftOut = health.leftOut();
        Future<List<Health.Rate>> rates = health.currentRates();
        return Future.all(leftOut, rates).map(read -> {
            List<ConnectorRow> rows = new ArrayList<>();
            for (String name : connectors.names()) {
                Optional<ConnectorDescriptor> known = connectors.find(name);
                for (Mode mode : List.of(Mode.LIVE, Mode.TEST)) {
                    // Of one that nobody has heard of it is not known in which modes it takes payments.
                    if (known.map(connector -> connector.modes().contains(mode)).orElse(true)) {
                        rows.add(row(name, known, mode, leftOut.result(), rates.result()));
                    }
                }
            }
            return List.copyOf(rows);
        });
    }

    private ConnectorRow row(
            String name,
            Optional<ConnectorDescriptor> known,
            Mode mode,
            List<Health.LeftOut> leftOut,
            List<Health.Rate> rates) {
        Optional<Heard> heard = connectors.heard(name, mode);
        Optional<Health.LeftOut> failing = leftOut.stream()
                .filter(each -> each.connector().equals(name) && each.mode() == mode)
                .findFirst();
        Optional<Health.Rate> rate = rates.stream()
                .filter(each -> each.connector().equals(name) && each.mode() == mode)
                .findFirst();
        return new ConnectorRow(
                name,
                known.map(ConnectorDescriptor::label).orElse(name),
                mode,
                state(name, known, mode, failing),
                failing.map(out -> "Left out, but for one payment now and then that tries it: the next one may from "
                                + TimeText.of(out.nextTry()) + " on.")
                        .or(() -> heard.map(told -> told.standing().detail())),
                failing.map(Health.LeftOut::since).or(() -> heard.map(Heard::since)),
                rate.map(Health.Rate::begun).orElse(0L),
                rate.map(Health.Rate::failed).orElse(0L));
    }

    private StateText state(
            String name, Optional<ConnectorDescriptor> known, Mode mode, Optional<Health.LeftOut> failing) {
        if (known.isEmpty()) {
            return new StateText("Not there", BAD);
        }
        if (connectors.isRefused(name, mode)) {
            return new StateText("Credentials refused", BAD);
        }
        if (failing.isPresent()) {
            return new StateText("Failing", BAD);
        }
        return connectors.isReady(name, mode) ? new StateText("Ready", "good") : new StateText("Out of reach", BAD);
    }
}
