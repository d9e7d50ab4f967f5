package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;

/** Why an operator does something: a line that stands in the audit log for ever. */
final class Reason {
    static final String FIELD = "reason";
    static final int LONGEST = 500;

    private Reason() {}

    /** The reason in a form; what is wrong with it is noted there. */
    static String of(Form form) {
        String reason = form.text(FIELD);
        if (reason.isEmpty()) {
            form.problem(FIELD, "Say why, in a line: it goes into the audit log.");
        } else if (reason.length() > LONGEST) {
            form.problem(FIELD, "Use at most " + LONGEST + " characters; these are " + reason.length() + ".");
        } else if (reason.codePoints().anyMatch(Reason::isUnprintable)) {
            form.problem(FIELD, "Write it as one line, without control characters.");
        }
        return reason;
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
