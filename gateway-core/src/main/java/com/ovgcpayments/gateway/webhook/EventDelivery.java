package com.ovgcpayments.gateway.webhook;

/**
 * An event on its way to one of those whom it is sent to.
 *
 * @param delivery without its tries
 */
public record EventDelivery(Delivery delivery, DeliveryRecord.Destination endpoint) {}
