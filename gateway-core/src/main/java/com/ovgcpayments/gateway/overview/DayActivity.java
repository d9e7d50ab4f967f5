package com.ovgcpayments.gateway.overview;

import java.time.LocalDate;

/** @param day of UTC */
public record DayActivity(LocalDate day, Activity activity) {}
