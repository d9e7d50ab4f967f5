package com.ovgcpayments.gateway.dashboard;

import java.util.List;

/** Screens that belong together. */
@FunctionalInterface
public interface Area {
    List<Screen> screens();
}
