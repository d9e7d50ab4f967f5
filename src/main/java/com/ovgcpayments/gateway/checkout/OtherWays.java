package com.ovgcpayments.gateway.checkout;

import java.util.List;

/**
 * Ways to pay beside the one that the payer is on, and what he must know before he takes one.
 *
 * @param action where each is posted
 * @param leaving the number of the attempt whose page he leaves open: sent along, it says that he was warned
 * @param ways at least one
 */
record OtherWays(String title, String warning, String action, int leaving, List<Way> ways) {
    record Way(String connector, String button) {}
}
