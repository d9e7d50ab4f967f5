package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.input.MetadataReader;
import com.ovgcpayments.gateway.input.PlainText;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.session.GatewaysUnknown;
import com.ovgcpayments.gateway.session.NewSession;
import com.ovgcpayments.gateway.session.PriceRules;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/checkout-sessions}: read once, checked whole, and made into a {@link NewSession}. */
final class SessionRequest {
    private static final int MAX_AMOUNT_DIGITS = 8;
    private static final int MAX_TITLE_LENGTH = 250;
    private static final String DEFAULT_CURRENCY = "USD";
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final String REQUIRED = "is required";

    private final FieldProblems problems = new FieldProblems();
    private @Nullable Long amount;
    private @Nullable String currency;
    private @Nullable String email;
    private @Nullable String productTitle;
    private @Nullable String successUrl;
    private @Nullable String cancelUrl;
    private String metadata = MetadataReader.EMPTY;

    private SessionRequest() {}

    /** @throws ApiProblem naming every field that is wrong */
    static NewSession parse(Buffer body, ApiKey key, PriceRules rules) {
        SessionRequest request = new SessionRequest();
        JsonBody.read(body, request::readField);
        return request.checked(key, rules);
    }

    private void readField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "amount" -> amount = readAmount(value);
            case "currency" -> currency = JsonText.read(name, value, problems);
            case "email" -> email = JsonText.read(name, value, problems);
            case "product_title" -> productTitle = JsonText.read(name, value, problems);
            case "success_url" -> successUrl = JsonText.read(name, value, problems);
            case "cancel_url" -> cancelUrl = JsonText.read(name, value, problems);
            case "metadata" -> metadata = MetadataReader.read(value, problems::add);
            default -> value.skipChildren();
        }
    }

    private @Nullable Long readAmount(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        boolean plainInteger = value.currentToken() == JsonToken.VALUE_NUMBER_INT
                && value.getTextLength() <= MAX_AMOUNT_DIGITS
                && value.getLongValue() >= 1;
        if (!plainInteger) {
            value.skipChildren();
            problems.add(
                    "amount",
                    "must be a whole number from 1 to " + PriceRules.MAX_AMOUNT
                            + ", in the smallest unit of the currency (2500 is 25.00 USD)");
            return null;
        }
        return value.getLongValue();
    }

    private NewSession checked(ApiKey key, PriceRules rules) {
        requireAmount();
        String checkedCurrency = checkedCurrency(key, rules);
        checkAmount(checkedCurrency, key, rules);
        String checkedEmail = checkedEmail();
        Optional<String> title = checkedTitle();
        String success = checkedUrl("success_url", successUrl, key);
        String cancel = checkedUrl("cancel_url", cancelUrl, key);
        problems.throwIfAny();
        return new NewSession(
                TimeOrderedUuid.next(),
                key.merchantId(),
                key.mode(),
                new Money(amount == null ? 0 : amount, checkedCurrency),
                checkedEmail,
                title,
                success,
                cancel,
                metadata);
    }

    private void requireAmount() {
        if (amount == null) {
            missing("amount");
        }
    }

    private void checkAmount(String checkedCurrency, ApiKey key, PriceRules rules) {
        if (amount == null || problems.mentions("currency") || checkedCurrency.isEmpty()) {
            return;
        }
        Money price = new Money(amount, checkedCurrency);
        told(() -> rules.problem(price, key.mode())).ifPresent(refusal -> problems.add("amount", refusal));
    }

    private String checkedCurrency(ApiKey key, PriceRules rules) {
        if (currency == null) {
            return problems.mentions("currency") ? "" : offered(DEFAULT_CURRENCY, key, rules);
        }
        String code = currency.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            problems.add("currency", "must be a three-letter ISO 4217 code, such as " + DEFAULT_CURRENCY);
            return "";
        }
        if (!Currencies.isKnown(code)) {
            problems.add("currency", code + " is no currency in which anybody can pay (ISO 4217)");
            return "";
        }
        return offered(code, key, rules);
    }

    private String offered(String code, ApiKey key, PriceRules rules) {
        told(() -> rules.problem(code, key.mode())).ifPresent(problem -> problems.add("currency", problem));
        return code;
    }

    private static Optional<String> told(Supplier<Optional<String>> rule) {
        try {
            return rule.get();
        } catch (GatewaysUnknown unknown) {
            throw ApiProblem.of(
                            ErrorCode.SERVICE_UNAVAILABLE,
                            "The gateway cannot tell yet what can be paid. Try again shortly.")
                    .withHeader("Retry-After", "1");
        }
    }

    private String checkedEmail() {
        if (email == null) {
            missing("email");
            return "";
        }
        String address = email.strip();
        if (address.isEmpty()) {
            problems.add("email", REQUIRED);
        } else if (!EmailAddress.isValid(address)) {
            problems.add("email", "must be an e-mail address of at most " + EmailAddress.MAX_LENGTH + " characters");
        }
        return address;
    }

    private Optional<String> checkedTitle() {
        if (productTitle == null || productTitle.isBlank()) {
            return Optional.empty();
        }
        if (PlainText.length(productTitle) > MAX_TITLE_LENGTH) {
            problems.add("product_title", "must have at most " + MAX_TITLE_LENGTH + " characters");
        } else if (PlainText.hasControlCharacters(productTitle)) {
            problems.add("product_title", "must not contain control characters");
        }
        return Optional.of(productTitle);
    }

    private String checkedUrl(String name, @Nullable String url, ApiKey key) {
        if (url == null) {
            missing(name);
            return "";
        }
        RedirectTarget.problem(url, key.mode()).ifPresent(problem -> problems.add(name, problem));
        return url;
    }

    private void missing(String name) {
        if (!problems.mentions(name)) {
            problems.add(name, REQUIRED);
        }
    }
}
