package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How what is done to somebody's account is written into the audit log. */
final class PersonDeeds {
    private PersonDeeds() {}

    /** What somebody does to his own account. */
    static Deed own(UUID personId, String email) {
        return new Deed(SignedIn.actor(personId, email), "", "");
    }

    static Future<?> write(SqlClient transaction, Deed deed, String action, UUID personId) {
        return write(transaction, deed, action, personId, Map.of());
    }

    /** @param detail fields of text, to be written in the order of their names */
    static Future<?> write(SqlClient transaction, Deed deed, String action, UUID personId, Map<String, String> detail) {
        return Audit.write(transaction, deed.entry(action, PublicId.PERSON.format(personId), json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> field : new TreeMap<>(detail).entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }));
    }
}
