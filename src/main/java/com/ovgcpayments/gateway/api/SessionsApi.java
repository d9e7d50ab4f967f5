package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.payment.Checks;
import com.ovgcpayments.gateway.session.PriceRules;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionQuery;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.session.ShownStatus;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/checkout-sessions}. */
final class SessionsApi {
    private static final Logger LOG = LoggerFactory.getLogger(SessionsApi.class);

    private final Sessions sessions;
    private final PriceRules prices;
    private final Checks checks;
    private final OnceOnly onceOnly;
    private final URI checkoutUrl;

    SessionsApi(Sessions sessions, Connectors connectors, Checks checks, OnceOnly onceOnly, URI checkoutUrl) {
        this.sessions = sessions;
        this.prices = new PriceRules(connectors);
        this.checks = checks;
        this.onceOnly = onceOnly;
        this.checkoutUrl = checkoutUrl;
    }

    Future<Answer> create(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return onceOnly.execute(
                context,
                () -> Future.succeededFuture(SessionRequest.parse(JsonBody.of(context), key, prices)),
                wanted -> sessions.create(wanted).map(this::created),
                (transaction, wanted) -> sessions.create(transaction, wanted).map(this::created));
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return Future.succeededFuture(SessionId.parse(context.pathParam("id")))
                .compose(id -> id.isEmpty()
                        ? Future.succeededFuture(Optional.<SessionView>empty())
                        : sessions.find(key.merchantId(), key.mode(), id.get()))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .onSuccess(this::look)
                .map(view -> Answer.of(200, Answers.data(json -> SessionDocument.write(json, view))));
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        SessionQuery wanted = new SessionQuery(
                query.limit(),
                query.value("starting_after", "must be the id of a session", SessionId::parse),
                query.value("status", "must be pending, completed, declined or expired", ShownStatus::parse),
                query.value(
                        "email",
                        "must be an e-mail address",
                        text -> Optional.of(text.strip()).filter(EmailAddress::isValid)),
                query.time("created_from"),
                query.time("created_to"));
        query.check();
        return sessions.list(key.merchantId(), key.mode(), wanted)
                .map(page -> Answer.of(
                        200,
                        Answers.page(
                                page,
                                view -> json -> SessionDocument.write(json, view),
                                view -> view.session().id().toString())));
    }

    private Answer created(Session session) {
        return Answer.of(201, Answers.data(json -> {
            json.writeStartObject();
            json.writeFieldName("session");
            SessionDocument.writeCreated(json, session);
            json.writeStringField("checkout_url", checkoutUrl + "/checkout/" + session.id());
            json.writeEndObject();
        }));
    }

    /** The merchant wants to know: an attempt that is under way is checked sooner. He does not wait for it. */
    private void look(SessionView view) {
        if (view.paymentInProgress()) {
            checks.lookAtSession(view.session().id())
                    .onFailure(failure -> LOG.warn("could not move a check forward", failure));
        }
    }
}
