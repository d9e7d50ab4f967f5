package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.MerchantEntry;

/** All merchants, or those that were looked for. */
record MerchantListPage(Listing<MerchantEntry> merchants, Form filter) {
    boolean filtered() {
        return filter.optional(MerchantListScreen.SEARCH).isPresent();
    }

    static String id(MerchantEntry entry) {
        return PublicId.MERCHANT.format(entry.merchant().id());
    }
}
