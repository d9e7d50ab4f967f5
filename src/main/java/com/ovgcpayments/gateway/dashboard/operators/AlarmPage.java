package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.LedgerAlarm;

/** One alarm of the ledger, to be cleared. */
record AlarmPage(LedgerAlarm alarm, Form form) {
    String id() {
        return PublicId.LEDGER_ALARM.format(alarm.id());
    }
}
