package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;

/**
 * An operator whose account is about to end.
 *
 * @param own whether it is that of the person who looks
 */
record OperatorEndPage(Person person, boolean own, Form form) {
    String path() {
        return "/operators/" + PublicId.PERSON.format(person.id()) + "/end";
    }
}
