package com.ovgcpayments.gateway.dashboard.entrance;

import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.dashboard.Form;

/** @param token of the link, to be sent along */
record ResetPage(Person person, String token, Form form) {}
