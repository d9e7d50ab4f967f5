package com.ovgcpayments.gateway.dashboard.entrance;

import java.util.regex.Pattern;

/** Where somebody goes once he is in: to a page of this dashboard and nowhere else, whatever the link says. */
final class OnwardPath {
    static final String HOME = "/dashboard";
    private static final Pattern WITHIN =
            Pattern.compile("/dashboard(/[A-Za-z0-9_.~%-]+)*(\\?[A-Za-z0-9_.~%&=+:@-]*)?");
    private static final int LONGEST = 1_000;

    private OnwardPath() {}

    static String of(String wanted) {
        boolean within = wanted.length() <= LONGEST && WITHIN.matcher(wanted).matches() && !wanted.contains("..");
        return within ? wanted : HOME;
    }
}
