package com.ovgcpayments.gateway.account;

import java.util.UUID;

/** That somebody is one of a merchant's people. */
public record Membership(UUID merchantId, String merchantName, MemberRole role) {}
