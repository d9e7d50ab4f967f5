package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.id.PublicId;

/** Who did something, as the audit log names him, in the words that people know him by. */
final class Actor {
    private Actor() {}

    /** A person's address without the id before it; else what stands there: a key's id, "command line". */
    static String words(String actor) {
        int space = actor.indexOf(' ');
        boolean person =
                space > 0 && PublicId.PERSON.parse(actor.substring(0, space)).isPresent();
        return person ? actor.substring(space + 1) : actor;
    }
}
