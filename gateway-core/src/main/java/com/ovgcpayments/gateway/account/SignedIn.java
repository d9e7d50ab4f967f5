package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose browser it is.
 *
 * @param membership of the merchant that is chosen in this session; never there for operators
 * @param awaitsSecondFactor he has given his password, but not yet his code: he may do nothing else
 * @param confirmedRecently he has proved within the last 10 minutes that it is still he who sits there
 * @param formKey 32 random bytes of this session, to make the tokens of its forms from
 */
public record SignedIn(
        UUID sessionId,
        Person person,
        Optional<Membership> membership,
        boolean awaitsSecondFactor,
        boolean confirmedRecently,
        Buffer formKey) {

    /** What he does at the chosen merchant; see {@link Deed}. */
    public Deed deed(String reason, String requestId) {
        return new Deed(actor(person.id(), person.email()), reason, requestId, membership.map(Membership::merchantId));
    }

    static String actor(UUID personId, String email) {
        return PublicId.PERSON.format(personId) + " " + email;
    }

    /** Without the key, which must not find its way into a log. */
    @Override
    public String toString() {
        return "SignedIn[" + PublicId.BROWSER_SESSION.format(sessionId) + ", " + PublicId.PERSON.format(person.id())
                + "]";
    }
}
