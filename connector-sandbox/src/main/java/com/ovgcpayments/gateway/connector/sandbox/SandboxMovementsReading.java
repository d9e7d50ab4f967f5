package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.Movement;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Money;
import java.io.IOException;

/** What the sandbox's API said of the movements on the account. Whatever does not fit the question is unknown. */
final class SandboxMovementsReading {
    private SandboxMovementsReading() {}

    static MovementsReading of(ProcessorHttp.Result result) {
        if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new MovementsReading.Unknown(SandboxReading.reason(result));
        } else if (answer.status() != 200 || !SandboxReading.isJson(answer)) {
            return new MovementsReading.Unknown(SandboxReading.unexpected(answer));
        }
        try {
            SandboxMovement.Page page = SandboxJson.read(answer.body(), SandboxMovement.Page.class);
            return new MovementsReading.Page(
                    page.movements().stream()
                            .map(SandboxMovementsReading::movement)
                            .toList(),
                    page.next());
        } catch (IOException | IllegalArgumentException failure) {
            return new MovementsReading.Unknown(SandboxReading.unreadable(failure));
        }
    }

    private static Movement movement(SandboxMovement told) {
        Money money = new Money(told.amount(), told.currency());
        return new Movement(
                told.id(),
                told.kind() == SandboxMovement.Kind.CAPTURE ? Movement.Kind.CAPTURE : Movement.Kind.REFUND,
                told.subject(),
                money,
                money,
                told.fee(),
                told.at(),
                told.availableOn());
    }
}
