package com.ovgcpayments.gateway.dashboard.entrance;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Optional;

/**
 * Asks for an address and a password, or for a code.
 *
 * @param then where he wanted to go
 * @param problem why he is still here
 */
record SignInPage(Form form, String then, Optional<String> problem) {}
