package com.ovgcpayments.gateway.checkout;

/** A number that the payer may need again, with its name. */
record Fact(String label, String value) {}
