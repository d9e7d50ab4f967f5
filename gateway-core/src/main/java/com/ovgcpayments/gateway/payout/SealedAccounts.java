package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.secret.Sealer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** How accounts stand in {@code payout_destination}: the holder in plain, all else sealed. */
final class SealedAccounts {
    private static final String PLACE = "payout_destination.details";

    private final Sealer sealer;

    SealedAccounts(Sealer sealer) {
        this.sealer = sealer;
    }

    Buffer seal(UUID destination, BankAccount account) {
        JsonObject details = new JsonObject().put("number", account.number());
        account.bankCode().ifPresent(code -> details.put("bank_code", code));
        account.bic().ifPresent(bic -> details.put("bic", bic));
        return Buffer.buffer(sealer.seal(details.toBuffer().getBytes(), PLACE, destination));
    }

    /** @param row with kind, holder and details */
    BankAccount open(UUID destination, Row row) {
        JsonObject details = new JsonObject(
                Buffer.buffer(sealer.open(row.getBuffer("details").getBytes(), PLACE, destination)));
        return new BankAccount(
                BankAccount.Kind.of(row.getString("kind")),
                row.getString("holder"),
                details.getString("number"),
                Optional.ofNullable(details.getString("bank_code")),
                Optional.ofNullable(details.getString("bic")));
    }
}
