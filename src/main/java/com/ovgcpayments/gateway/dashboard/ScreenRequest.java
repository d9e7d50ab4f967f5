package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Client;
import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.RequestFrame;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One visit to a screen, by somebody who may. Of whom it is about, merchant and mode, only what is here may be used: an id in the address is
 * always looked up among these.
 */
public final class ScreenRequest {
    private final RoutingContext context;
    private final Optional<SignedIn> visitor;
    private final Optional<Mode> mode;
    private final Form form;
    private final Supplier<Future<Optional<SignedIn>>> again;

    /** @param again finds out anew who it is */
    ScreenRequest(
            RoutingContext context,
            Optional<SignedIn> visitor,
            Optional<Mode> mode,
            Supplier<Future<Optional<SignedIn>>> again) {
        this.again = again;
        this.context = context;
        this.visitor = visitor;
        this.mode = mode;
        this.form = Form.of(context.request().formAttributes());
    }

    /** The same by a visitor who has proved who he is, be it with this very request. */
    ScreenRequest confirmed() {
        SignedIn who = visitor();
        return new ScreenRequest(
                context,
                Optional.of(new SignedIn(
                        who.sessionId(),
                        who.person(),
                        who.membership(),
                        who.awaitsSecondFactor(),
                        true,
                        who.formKey())),
                mode,
                again);
    }

    /** For who answers by himself, or needs the request as it came. */
    public RoutingContext context() {
        return context;
    }

    /** Who it is; there is always somebody but at the {@linkplain Scope#ENTRANCE entrance}. */
    public SignedIn visitor() {
        return visitor.orElseThrow(() -> new IllegalStateException("a screen of the entrance knows nobody"));
    }

    public Optional<SignedIn> visitorIfAny() {
        return visitor;
    }

    public Person person() {
        return visitor().person();
    }

    public Membership membership() {
        return visitor().membership().orElseThrow(() -> new IllegalStateException("not a screen of a merchant"));
    }

    public UUID merchantId() {
        return membership().merchantId();
    }

    public Mode mode() {
        return mode.orElseThrow(() -> new IllegalStateException("not a screen of a merchant"));
    }

    Optional<Mode> modeIfAny() {
        return mode;
    }

    public boolean may(Permission permission) {
        return permission.scope() == Scope.MERCHANT
                && visitor()
                        .membership()
                        .filter(membership -> permission.isGrantedTo(membership.role()))
                        .isPresent();
    }

    /**
     * Whether this visitor still may have what he was let see: for an answer that goes on for long. It counts as no use of his
     * session.
     */
    public Future<Boolean> stillMay(Permission permission) {
        return again.get()
                .map(now -> now.filter(
                                found -> found.sessionId().equals(visitor().sessionId()))
                        .filter(found -> !found.awaitsSecondFactor())
                        .flatMap(SignedIn::membership)
                        .filter(found ->
                                found.merchantId().equals(merchantId()) && permission.isGrantedTo(found.role()))
                        .isPresent());
    }

    /** Where another screen of this merchant in this mode is: {@code /payments} is {@code /dashboard/test/payments}. */
    public String url(String path) {
        return "/dashboard/" + mode().word() + path;
    }

    /** A parameter of the screen's path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** The id in the screen's path; one that is none is like one that is nobody's. */
    public UUID path(String name, PublicId kind) {
        return kind.parse(path(name)).orElseThrow(ApiProblem::notFound);
    }

    /** A parameter of the query; what is empty counts as not given. */
    public Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What was posted. */
    public Form form() {
        return form;
    }

    /** The file that was posted in this field; empty if none was chosen. Only where the screen takes files. */
    public Optional<Buffer> file(String field) {
        return FormWithFiles.file(context, field);
    }

    /** The query as a form, for filters. */
    public Form queryForm() {
        return Form.of(context.queryParams());
    }

    /** Whether a script asks for a part of a page, and not a browser for the whole. */
    public boolean isPart() {
        return "true".equals(context.request().getHeader("HX-Request"));
    }

    /** What goes into the audit log as done by this visitor. */
    public Deed deed(String reason) {
        return visitor().deed(reason, RequestFrame.requestId(context));
    }

    public Client client() {
        return client(context);
    }

    static Client client(RoutingContext context) {
        return new Client(
                RequestFrame.client(context).orElse(""),
                Optional.ofNullable(context.request().getHeader("User-Agent")).orElse(""));
    }
}
