package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Map;

/**
 * The form that makes a session for a test.
 *
 * @param currencies those in which anybody can pay, the usual ones first
 * @param curl does the same by the API
 */
record TestSessionPage(Form form, Map<String, String> currencies, String curl) {}
