package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;

/** Making a merchant together with the invitation of its owner: both, or neither. */
public final class Founding {
    private final Database database;

    /** @param owner how he is invited, as {@link Invitations#invite} would */
    public record Founded(Merchant merchant, Invited owner) {}

    public Founding(Database database) {
        this.database = database;
    }

    /**
     * @param name 1 to 100 characters, for payers to read
     * @return fails with {@link IllegalArgumentException} if the name or the address is none
     */
    public Future<Founded> found(String name, String ownerEmail, Deed deed) {
        return database.transaction(transaction -> Merchants.create(transaction, name, deed)
                .compose(merchant -> Invitations.inviteOwner(transaction, merchant.id(), ownerEmail, deed)
                        .map(owner -> new Founded(merchant, owner))));
    }
}
