package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.merchant.Merchant;

/** What was agreed with one merchant. */
public record MerchantFee(Merchant merchant, FeeTerms fee) {}
