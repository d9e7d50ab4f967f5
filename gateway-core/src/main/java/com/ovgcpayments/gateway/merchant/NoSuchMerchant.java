package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.id.PublicId;
import java.util.UUID;

/** There is no merchant with this id. */
public final class NoSuchMerchant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchMerchant(UUID id) {
        super("there is no merchant " + PublicId.MERCHANT.format(id));
    }
}
