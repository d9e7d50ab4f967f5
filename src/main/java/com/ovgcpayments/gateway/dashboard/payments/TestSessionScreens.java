package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.session.GatewaysUnknown;
import com.ovgcpayments.gateway.session.NewSession;
import com.ovgcpayments.gateway.session.PriceRules;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes checkout sessions by hand, to try out what payers see. In live mode there is no such screen. */
final class TestSessionScreens {
    private static final String FORM = "dashboard/payments/testSession.jte";
    private static final String READY = "dashboard/payments/testSessionReady.jte";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String EMAIL = "email";
    private static final String TITLE = "product_title";
    private static final List<String> USUAL = List.of("USD", "EUR", "GBP", "JPY");
    private static final int LONGEST_TITLE = 250;
    private static final String TOO_SOON = "The gateways have not all answered yet. Wait a moment, then try again.";

    private final Sessions sessions;
    private final Database database;
    private final PriceRules prices;
    private final Curl curl;
    private final URI checkoutUrl;
    private final URI dashboardUrl;

    TestSessionScreens(Database database, PriceRules prices, Curl curl, URI checkoutUrl, URI dashboardUrl) {
        this.sessions = new Sessions(database);
        this.database = database;
        this.prices = prices;
        this.curl = curl;
        this.checkoutUrl = checkoutUrl;
        this.dashboardUrl = dashboardUrl;
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        TestMode.require(request);
        Form form =
                Form.of(Map.of(AMOUNT, "25.00", CURRENCY, "USD", EMAIL, "customer@example.com", TITLE, "Premium Plan"));
        return Future.succeededFuture(ScreenAnswer.page(FORM, page(form)));
    }

    Future<ScreenAnswer> create(ScreenRequest request) {
        TestMode.require(request);
        Optional<NewSession> wanted = read(request);
        if (wanted.isEmpty()) {
            return Future.succeededFuture(ScreenAnswer.unsound(FORM, page(request.form())));
        }
        return database.transaction(transaction -> create(transaction, request, wanted.get()))
                .map(session -> ScreenAnswer.seeOther(request.url("/test-session/" + session.id())));
    }

    Future<ScreenAnswer> ready(ScreenRequest request) {
        TestMode.require(request);
        UUID id = PaymentScreen.id(request);
        return sessions.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound).session())
                .map(session -> ScreenAnswer.page(
                        READY,
                        new TestSessionReadyPage(
                                id.toString(),
                                session.price(),
                                session.email(),
                                checkoutUrl + "/checkout/" + id,
                                session.expiresAt())));
    }

    private Future<Session> create(SqlConnection transaction, ScreenRequest request, NewSession wanted) {
        return sessions.create(transaction, wanted)
                .compose(session -> Audit.write(
                                transaction,
                                request.deed("")
                                        .entry(
                                                "session.create_test",
                                                session.id().toString(),
                                                json -> {
                                                    json.writeStartObject();
                                                    json.writeNumberField(
                                                            "amount",
                                                            session.price().minor());
                                                    json.writeStringField(
                                                            "currency",
                                                            session.price().currency());
                                                    json.writeEndObject();
                                                }))
                        .map(session));
    }

    /** Empty if something is wrong with it, which is noted in the form. */
    private Optional<NewSession> read(ScreenRequest request) {
        Form form = request.form();
        Optional<Money> price = price(form);
        String email = form.text(EMAIL);
        if (!EmailAddress.isValid(email)) {
            form.problem(EMAIL, "Write an e-mail address, such as customer@example.com.");
        }
        Optional<String> title = form.optional(TITLE);
        if (title.filter(text -> text.codePointCount(0, text.length()) > LONGEST_TITLE
                        || text.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            form.problem(TITLE, "Write at most " + LONGEST_TITLE + " characters, on one line.");
        }
        String metadata = MetadataField.read(form);
        String back = dashboardUrl + request.url("/payments/{CHECKOUT_SESSION_ID}");
        return price.filter(sound -> form.isSound())
                .map(amount -> new NewSession(
                        TimeOrderedUuid.next(),
                        request.merchantId(),
                        request.mode(),
                        amount,
                        email,
                        title,
                        back,
                        back,
                        metadata));
    }

    private Optional<Money> price(Form form) {
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose one of the list.");
            return Optional.empty();
        }
        try {
            prices.problem(currency.get(), Mode.TEST).ifPresent(problem -> form.problem(CURRENCY, problem + "."));
            Optional<Money> price = AmountInput.read(form.text(AMOUNT), currency.get());
            if (price.isEmpty()) {
                form.problem(AMOUNT, AmountInput.expectation(currency.get()));
            } else if (price.get().minor() > PriceRules.MAX_AMOUNT) {
                form.problem(
                        AMOUNT,
                        "Write at most " + AmountInput.write(new Money(PriceRules.MAX_AMOUNT, currency.get())) + ".");
            } else {
                prices.problem(price.get(), Mode.TEST)
                        .ifPresent(problem -> form.problem(AMOUNT, "The amount " + problem + "."));
            }
            return price;
        } catch (GatewaysUnknown unknown) {
            form.problem(CURRENCY, TOO_SOON);
            return Optional.empty();
        }
    }

    private TestSessionPage page(Form form) {
        Map<String, String> currencies = new LinkedHashMap<>();
        USUAL.forEach(code -> currencies.put(code, code));
        Currencies.codes().stream().sorted().forEach(code -> currencies.putIfAbsent(code, code));
        return new TestSessionPage(form, currencies, curl.createSession());
    }
}
