package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;

/** Why an operator does something: a line that stands in the audit log for ever. */
final class Reason {
    static final String FIELD = "reason";
    static final int LONGEST = 500;

    private Reason() {}

    /** The reason in a form; what is wrong with it is noted there. */
    static String of(Form form) {
        return of(form, FIELD);
    }

    /** The same in another field, where a page asks twice. */
    static String of(Form form, String field) {
        String reason = optional(form, field);
        if (reason.isEmpty()) {
            form.problem(field, "Say why, in a line: it goes into the audit log.");
        }
        return reason;
    }

    /** The same where what is done says why by itself: it may be empty. */
    static String optional(Form form) {
        return optional(form, FIELD);
    }

    private static String optional(Form form, String field) {
        String reason = form.text(field);
        if (reason.length() > LONGEST) {
            form.problem(field, "Use at most " + LONGEST + " characters; these are " + reason.length() + ".");
        } else if (!OneLine.is(reason)) {
            form.problem(field, "Write it as one line, without control characters.");
        }
        return reason;
    }
}
