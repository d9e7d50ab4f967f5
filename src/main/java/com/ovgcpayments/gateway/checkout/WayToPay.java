package com.ovgcpayments.gateway.checkout;

/**
 * @param connector the value that the form sends
 * @param label the name that the payer reads
 */
record WayToPay(String connector, String label) {}
