package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.dashboard.Form;

/**
 * @param name what was typed as the name
 * @param password what was typed as passwords; they are never shown again
 */
record ProfilePage(Person person, Form name, Form password) {}
