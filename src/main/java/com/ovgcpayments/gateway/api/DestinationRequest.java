package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.bank.AccountDraft;
import com.ovgcpayments.gateway.bank.BankAccount;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /api/payout-destinations/:currency}: an IBAN, or an account number and its bank. */
final class DestinationRequest {
    private static final List<String> FIELDS = List.of("holder", "iban", "account_number", "bank_code", "bic");

    private final FieldProblems problems = new FieldProblems();
    private final Map<String, String> given = new HashMap<>();

    private DestinationRequest() {}

    /** @throws com.ovgcpayments.gateway.http.ApiProblem naming every field that is wrong, and repeating none of them */
    static BankAccount parse(Buffer body) {
        DestinationRequest request = new DestinationRequest();
        JsonBody.read(body, (name, value) -> {
            if (!FIELDS.contains(name)) {
                value.skipChildren();
                return;
            }
            @Nullable String text = JsonText.read(name, value, request.problems);
            if (text != null && !text.isBlank()) {
                request.given.put(name, text.strip());
            }
        });
        return request.account();
    }

    private BankAccount account() {
        AccountDraft draft = new AccountDraft(
                given("holder"), given("iban"), given("account_number"), given("bank_code"), given("bic"));
        draft.flaws().forEach(this::add);
        problems.throwIfAny();
        return draft.account();
    }

    private void add(AccountDraft.Flaw flaw) {
        switch (flaw) {
            case HOLDER ->
                add(
                        "holder",
                        "is required: the account's holder as his bank knows him, in Latin letters, at most "
                                + BankAccount.MAX_HOLDER);
            case BIC -> add("bic", "must be a BIC of 8 or 11 characters, such as COBADEFFXXX");
            case IBAN_OR_NUMBER -> add("iban", "or account_number is required, and not both");
            case BANK_CODE -> add("bank_code", "must be 1 to 35 letters and digits");
            case IBAN -> add("iban", "is not valid: check its country, length and digits");
            case NUMBER -> add("account_number", "must be 1 to 34 letters, digits and hyphens");
            case BANK_MISSING -> add("bank_code", "or bic is required with an account_number");
            case BANK_CODE_WITH_IBAN -> add("bank_code", "is part of the IBAN; leave it out");
        }
    }

    /** A field that was no text is named already. */
    private void add(String field, String expectation) {
        if (!problems.mentions(field)) {
            problems.add(field, expectation);
        }
    }

    private String given(String field) {
        return given.getOrDefault(field, "");
    }
}
