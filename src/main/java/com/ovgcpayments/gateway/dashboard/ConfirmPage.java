package com.ovgcpayments.gateway.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Is it you?", on the way to something that only its owner should do. What he had typed goes along, so that nothing has to be typed twice.
 *
 * @param code whether a code of the second factor is asked for, and not the password
 * @param typed what was posted, by field
 */
public record ConfirmPage(boolean code, Map<String, List<String>> typed, Optional<String> problem) {
    static final String TEMPLATE = "dashboard/confirm.jte";
    static final String FIELD = "_proof";
}
