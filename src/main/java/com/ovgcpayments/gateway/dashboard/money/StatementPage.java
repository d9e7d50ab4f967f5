package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Map;

/**
 * Of what a statement is wanted.
 *
 * @param currencies those of the merchant, each with what to call it
 */
record StatementPage(Form form, Map<String, String> currencies) {}
