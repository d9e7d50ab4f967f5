package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKeyEntry;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.MerchantKeys;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A merchant's API keys: listed, made and shown once, revoked. */
final class KeyScreens {
    private static final String LIST = "dashboard/integrations/keyList.jte";
    private static final String FORM = "dashboard/integrations/keyForm.jte";
    private static final String CREATED = "dashboard/integrations/keyCreated.jte";
    private static final String REVOKE = "dashboard/integrations/keyRevoke.jte";
    private static final int PAGE = 50;

    private final MerchantKeys keys;
    private final Commands commands;

    KeyScreens(MerchantKeys keys, Commands commands) {
        this.keys = keys;
        this.commands = commands;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        boolean active = !request.query("show").equals(Optional.of(KeyListPage.ENDED));
        Optional<UUID> after = request.query("after").flatMap(PublicId.API_KEY::parse);
        return keys.list(request.merchantId(), request.mode(), active, after, PAGE)
                .map(found -> ScreenAnswer.page(
                        LIST, new KeyListPage(found, active, after.isPresent(), commands.createSession(Commands.KEY))));
    }

    Future<ScreenAnswer> draw(ScreenRequest request) {
        Form fresh = Form.of(Map.of(KeyForm.EXPIRY, KeyForm.NEVER));
        return Future.succeededFuture(ScreenAnswer.page(FORM, new KeyForm(fresh)));
    }

    /** The only answer that ever shows a key; it is not kept anywhere from which it could be shown again. */
    Future<ScreenAnswer> create(ScreenRequest request) {
        KeyForm form = new KeyForm(request.form());
        Optional<NewApiKey> wanted = form.read(request.merchantId(), request.mode());
        return wanted.isEmpty()
                ? Future.succeededFuture(ScreenAnswer.unsound(FORM, form))
                : keys.create(wanted.get(), request.deed(""))
                        .compose(issued -> find(request, issued.key().id()).map(entry -> created(issued, entry)));
    }

    private ScreenAnswer created(IssuedApiKey issued, ApiKeyEntry entry) {
        String command =
                entry.mode() == Mode.LIVE ? commands.readBalance(issued.text()) : commands.createSession(issued.text());
        return ScreenAnswer.page(CREATED, new KeyCreatedPage(entry, issued.text(), command));
    }

    Future<ScreenAnswer> askToRevoke(ScreenRequest request) {
        return find(request, request.path("id", PublicId.API_KEY))
                .map(key -> key.state() == ApiKeyEntry.State.REVOKED
                        ? ScreenAnswer.seeOther(request.url("/api-keys?show=" + KeyListPage.ENDED))
                        : ScreenAnswer.page(REVOKE, key));
    }

    Future<ScreenAnswer> revoke(ScreenRequest request) {
        UUID id = request.path("id", PublicId.API_KEY);
        return keys.revoke(request.merchantId(), request.mode(), id, request.deed(""))
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(key -> ScreenAnswer.seeOther(
                        request.url("/api-keys"),
                        Notice.done("“" + key.name() + "” is revoked. Every instance refuses it within a second.")));
    }

    private Future<ApiKeyEntry> find(ScreenRequest request, UUID id) {
        return keys.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound));
    }
}
