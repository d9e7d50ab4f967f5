package com.ovgcpayments.gateway.session;

import java.util.Optional;

/**
 * A session as it stands in a list.
 *
 * @param gateway that captured it or, where nothing was captured, that was tried last
 * @param disputed whether the payer disputes the payment and nobody has decided yet
 */
public record SessionLine(SessionView view, Optional<String> gateway, boolean disputed) {}
