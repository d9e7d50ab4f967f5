package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Map;
import java.util.Optional;

/**
 * An account as it is being named.
 *
 * @param currencies what may be chosen among
 * @param coolDown how long it will wait, in words; empty if it will not
 */
record DestinationFormPage(Form form, Map<String, String> currencies, Optional<String> coolDown) {
    boolean isByNumber() {
        return form.value(DestinationForm.KIND).equals(DestinationForm.BY_NUMBER);
    }
}
