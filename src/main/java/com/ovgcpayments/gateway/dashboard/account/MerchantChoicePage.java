package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** @param chosen at which of them he is looking */
record MerchantChoicePage(List<Membership> memberships, Optional<UUID> chosen) {
    static String id(Membership membership) {
        return PublicId.MERCHANT.format(membership.merchantId());
    }
}
