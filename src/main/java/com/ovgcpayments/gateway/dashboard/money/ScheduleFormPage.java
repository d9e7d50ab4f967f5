package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Map;

/**
 * A schedule as it is being set.
 *
 * @param currencies what may be chosen among
 * @param intervals what may be chosen among, in words
 */
record ScheduleFormPage(Form form, Map<String, String> currencies, Map<String, String> intervals) {}
