package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.audit.Trail;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.Period;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.EventEntry;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.RefundQuery;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import com.ovgcpayments.gateway.webhook.EventDelivery;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The list of refunds, and each of them. */
final class RefundScreens {
    private static final String LIST = "dashboard/payments/refunds.jte";
    private static final String ONE = "dashboard/payments/refund.jte";
    private static final String PART = "dashboard/payments/refundBody.jte";
    private static final String PATH = "/refunds";
    private static final String STATUS = "status";
    private static final List<String> FILTERS = List.of(STATUS, Period.FROM, Period.TO);
    private static final int LINES = 50;

    private final MerchantRefunds refunds;
    private final Trail trail;
    private final Events events;
    private final DeliveryLog deliveries;
    private final Curl curl;

    RefundScreens(Database database, MerchantRefunds refunds, Curl curl) {
        this.refunds = refunds;
        this.trail = new Trail(database);
        this.events = new Events(database);
        this.deliveries = new DeliveryLog(database);
        this.curl = curl;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        Form form = request.queryForm();
        Optional<RefundStatus> status = form.optional(STATUS).flatMap(RefundStatus::parse);
        if (form.optional(STATUS).isPresent() && status.isEmpty()) {
            form.problem(STATUS, "Choose one of the list.");
        }
        Period period = Period.read(form);
        if (!form.isSound()) {
            return Future.succeededFuture(
                    ScreenAnswer.unsound(LIST, page(request, form, new Page<>(List.of(), false))));
        }
        RefundQuery query = new RefundQuery(
                LINES,
                form.optional(Links.AFTER).flatMap(PublicId.REFUND::parse),
                Optional.empty(),
                status,
                period.from(),
                period.to());
        return refunds.list(request.merchantId(), request.mode(), query)
                .map(found -> ScreenAnswer.page(LIST, page(request, form, found)));
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return page(request).map(page -> ScreenAnswer.page(ONE, page));
    }

    /** The same without the frame. */
    Future<ScreenAnswer> part(ScreenRequest request) {
        return page(request).map(page -> ScreenAnswer.page(PART, page));
    }

    private RefundListPage page(ScreenRequest request, Form form, Page<RefundView> found) {
        Links links = new Links(request.url(PATH), form, FILTERS);
        return new RefundListPage(
                form,
                links.isFiltered(),
                found.items().stream().map(RefundListPage.Line::of).toList(),
                links.first(),
                links.next(found, refund -> PublicId.REFUND.format(refund.id())),
                curl.post("/api/checkout-sessions/ID/refunds", "{\"amount\": 1000, \"reason\": \"Returned goods\"}"));
    }

    private Future<RefundPage> page(ScreenRequest request) {
        UUID id = request.path("id", PublicId.REFUND);
        String publicId = PublicId.REFUND.format(id);
        return refunds.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(refund -> trail.of(publicId, Set.of("refund.create"))
                        .compose(deeds -> events.about(request.merchantId(), request.mode(), List.of(id))
                                .compose(happened -> deliveries
                                        .ofEvents(
                                                request.merchantId(),
                                                request.mode(),
                                                happened.stream()
                                                        .map(EventEntry::id)
                                                        .toList())
                                        .map(sent -> page(request, refund, deeds, happened, sent)))));
    }

    private RefundPage page(
            ScreenRequest request,
            RefundView refund,
            List<Trail.Step> deeds,
            List<EventEntry> happened,
            List<EventDelivery> sent) {
        String id = PublicId.REFUND.format(refund.id());
        Optional<String> by = deeds.stream().map(Trail.Step::who).findFirst();
        return new RefundPage(
                id,
                refund.sessionId().toString(),
                PublicId.TRANSACTION.format(refund.transactionId()),
                Badge.of(refund),
                RefundWords.explained(refund.status()),
                refund.amount(),
                refund.note(),
                by,
                refund.origin().equals("processor"),
                Optional.of(refund)
                        .filter(each -> each.status() == RefundStatus.FAILED)
                        .map(each -> RefundWords.failure(each.refusal())),
                refund.createdAt(),
                refund.endedAt(),
                steps(refund, by, happened),
                sent.stream().map(PaymentPage.DeliveryLine::of).toList(),
                curl.get("/api/refunds/" + id),
                Optional.of(request.url(PATH + "/" + id + "/part"))
                        .filter(url -> refund.endedAt().isEmpty()));
    }

    private static List<Step> steps(RefundView refund, Optional<String> by, List<EventEntry> happened) {
        List<Step> steps = new ArrayList<>();
        Step asked = Step.of(
                refund.createdAt(),
                refund.origin().equals("processor")
                        ? "Made at the processor"
                        : "Asked for" + by.map(who -> " by " + who).orElse(" by the API"));
        steps.add(asked);
        refund.endedAt().ifPresent(at -> steps.add(ended(refund, at)));
        happened.forEach(event -> steps.add(Step.of(event.createdAt(), "Event " + event.type())
                .at("/events/" + PublicId.EVENT.format(event.id()), Permission.SEE_INTEGRATIONS)));
        steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(steps);
    }

    private static Step ended(RefundView refund, Instant at) {
        return refund.status() == RefundStatus.SUCCEEDED
                ? Step.of(at, "The processor has taken it on: the money goes back")
                        .in("good")
                : Step.of(at, "Failed").in("bad").with(RefundWords.failure(refund.refusal()));
    }
}
