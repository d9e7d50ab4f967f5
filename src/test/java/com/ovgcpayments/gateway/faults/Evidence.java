package com.ovgcpayments.gateway.faults;

import java.util.List;
import java.util.Set;

/**
 * All that is compared when a run is over.
 *
 * @param liedAbout the processors' payments about which they did not always tell the truth
 * @param takenBack the refunds that banks sent back after they had succeeded
 * @param clerks in the order of the merchants, as the inboxes
 */
record Evidence(
        ProcessorBooks processors,
        GatewayBooks gateway,
        MoneyBooks money,
        Set<String> liedAbout,
        Set<String> takenBack,
        List<Merchant> merchants,
        List<Clerk> clerks,
        Operator operator,
        List<Receiver> inboxes) {

    List<Order> orders() {
        return merchants.stream()
                .flatMap(merchant -> merchant.orders().stream())
                .toList();
    }
}
