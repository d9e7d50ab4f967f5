package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.bank.BankText;
import com.ovgcpayments.gateway.bank.Bic;
import com.ovgcpayments.gateway.bank.Iban;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
        String holder = given.getOrDefault("holder", "");
        boolean readable = holder.length() <= BankAccount.MAX_HOLDER
                && !PlainText.hasControlCharacters(holder)
                && BankText.isWritable(holder);
        if (!readable && !problems.mentions("holder")) {
            problems.add(
                    "holder",
                    "is required: the account's holder as his bank knows him, in Latin letters, at most "
                            + BankAccount.MAX_HOLDER);
        }
        Optional<String> bic = checked("bic", Bic::parse, "must be a BIC of 8 or 11 characters, such as COBADEFFXXX");
        boolean byNumber = given.containsKey("account_number");
        if (byNumber == given.containsKey("iban")) {
            problems.add("iban", "or account_number is required, and not both");
        }
        Optional<String> bankCode = checked(
                "bank_code",
                text -> Optional.of(text).filter(BankAccount::isBankCode),
                "must be 1 to 35 letters and digits");
        Optional<String> number = byNumber
                ? checked(
                        "account_number",
                        text -> Optional.of(text).filter(BankAccount::isNumber),
                        "must be 1 to 34 letters, digits and hyphens")
                : checked("iban", Iban::parse, "is not valid: check its country, length and digits");
        if (byNumber && !given.containsKey("bank_code") && !given.containsKey("bic")) {
            problems.add("bank_code", "or bic is required with an account_number");
        }
        if (!byNumber && bankCode.isPresent()) {
            problems.add("bank_code", "is part of the IBAN; leave it out");
        }
        problems.throwIfAny();
        return new BankAccount(
                byNumber ? BankAccount.Kind.ACCOUNT : BankAccount.Kind.IBAN,
                holder,
                number.orElseThrow(),
                bankCode,
                bic);
    }

    private Optional<String> checked(String field, Function<String, Optional<String>> parse, String expectation) {
        Optional<String> text = Optional.ofNullable(given.get(field));
        Optional<String> parsed = text.flatMap(parse);
        if (text.isPresent() && parsed.isEmpty()) {
            problems.add(field, expectation);
        }
        return parsed;
    }
}
