package com.ovgcpayments.gateway.faults;

import java.util.List;
import java.util.Set;

/**
 * All that is compared when a run is over.
 *
 * @param liedAbout the processors' payments about which they did not always tell the truth
 * @param inboxes in the order of the merchants
 */
record Evidence(
        ProcessorBooks processors,
        GatewayBooks gateway,
        Set<String> liedAbout,
        List<Merchant> merchants,
        List<Receiver> inboxes) {

    List<Order> orders() {
        return merchants.stream()
                .flatMap(merchant -> merchant.orders().stream())
                .toList();
    }
}
