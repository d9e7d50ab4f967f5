package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.merchant.MerchantKeys;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.requestlog.RequestPage;
import com.ovgcpayments.gateway.requestlog.RequestQuery;
import com.ovgcpayments.gateway.requestlog.StatusClass;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a merchant asked of the API and what he was answered. */
final class RequestScreens {
    private static final String LIST = "dashboard/integrations/requestList.jte";
    private static final String SHOW = "dashboard/integrations/request.jte";
    private static final int PAGE = 50;
    private static final int KEYS = 100;

    private final RequestLog log;
    private final MerchantKeys keys;
    private final Commands commands;

    RequestScreens(RequestLog log, MerchantKeys keys, Commands commands) {
        this.log = log;
        this.keys = keys;
        this.commands = commands;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        Form filter = request.queryForm();
        Optional<UUID> after = request.query("after").flatMap(PublicId.REQUEST::parse);
        RequestQuery query = query(filter);
        Future<RequestPage> found = filter.isSound()
                ? log.list(request.merchantId(), request.mode(), query, after, PAGE)
                : Future.succeededFuture(new RequestPage(List.of(), Optional.empty()));
        return found.compose(requests -> keys.list(request.merchantId(), request.mode(), true, Optional.empty(), KEYS)
                .map(Page::items)
                .map(known -> new RequestListPage(filter, after.isPresent(), requests, known, commands.readBalance()))
                .map(page -> filter.isSound() ? ScreenAnswer.page(LIST, page) : ScreenAnswer.unsound(LIST, page)));
    }

    private static RequestQuery query(Form filter) {
        return new RequestQuery(
                filter.optional("status").flatMap(StatusClass::of),
                filter.optional("method").filter(RequestListPage.METHODS::contains),
                filter.optional("path"),
                id(filter, "key", PublicId.API_KEY, "Choose a key from the list."),
                id(filter, "id", PublicId.REQUEST, "Write the whole id of a request: it begins with req_."),
                Days.from(filter),
                Days.to(filter));
    }

    private static Optional<UUID> id(Form filter, String name, PublicId kind, String otherwise) {
        Optional<UUID> id = filter.optional(name).flatMap(kind::parse);
        if (id.isEmpty() && filter.optional(name).isPresent()) {
            filter.problem(name, otherwise);
        }
        return id;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return log.find(request.merchantId(), request.mode(), request.path("id", PublicId.REQUEST))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(exchange -> key(request, exchange.request().keyId())
                        .map(key -> ScreenAnswer.page(SHOW, new LoggedRequestPage(exchange, key))));
    }

    private Future<Optional<ApiKeyEntry>> key(ScreenRequest request, UUID id) {
        return keys.find(request.merchantId(), request.mode(), id);
    }
}
