package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;

/**
 * A merchant that was just made.
 *
 * @param owner the address of who is invited to own it
 * @param link by which he comes in; it is shown this once
 */
record MerchantCreatedPage(Merchant merchant, String owner, String link) {
    String id() {
        return PublicId.MERCHANT.format(merchant.id());
    }
}
