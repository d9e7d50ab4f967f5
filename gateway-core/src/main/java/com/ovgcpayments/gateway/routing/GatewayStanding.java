package com.ovgcpayments.gateway.routing;

/**
 * How a gateway stands for the payments of one mode.
 *
 * @param label the name that payers read
 * @param begun how many payments were lately begun there, 50 at most
 * @param failed how many of them the processor did not take up
 */
public record GatewayStanding(String name, String label, State state, long begun, long failed) {
    public enum State {
        READY,
        /** It is left out, but for one payment now and then that tries it. */
        FAILING,
        /** Its processor refuses the credentials. */
        REFUSED
    }
}
