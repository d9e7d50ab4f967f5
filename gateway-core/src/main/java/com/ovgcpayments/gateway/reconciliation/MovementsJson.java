package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.connector.Movement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Movements as one parameter of a statement. */
final class MovementsJson {
    private MovementsJson() {}

    static JsonArray of(List<Movement> movements) {
        return new JsonArray(movements.stream().map(MovementsJson::of).toList());
    }

    private static JsonObject of(Movement movement) {
        return new JsonObject()
                .put("ref", movement.id())
                .put("subject", movement.subject())
                .put("kind", movement.kind().word())
                .put("amount", movement.money().minor())
                .put("currency", movement.money().currency())
                .put("gross", movement.gross().minor())
                .put("fee", movement.fee())
                .put("booked_in", movement.gross().currency())
                .put("at", movement.at().toString())
                .put("available_on", movement.availableOn().toString());
    }
}
