package com.ovgcpayments.gateway.dashboard;

/**
 * What somebody reads where there is nothing to show.
 *
 * @param advice what he can do now
 * @param retry whether loading the same page again may help
 */
public record FailurePage(String heading, String advice, boolean retry) {}
