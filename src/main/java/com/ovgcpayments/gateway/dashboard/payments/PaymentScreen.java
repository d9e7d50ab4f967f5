package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeFunds;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.reversal.Dispute;
import com.ovgcpayments.gateway.session.Session;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.session.Transaction;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One payment, as it stands and how it came there. While it can change by itself, its page looks again every few seconds. */
final class PaymentScreen {
    private static final String TEMPLATE = "dashboard/payments/payment.jte";
    private static final String PART = "dashboard/payments/paymentPart.jte";
    private static final String SEEN = "seen";
    private static final int NO_CONTENT = 204;

    private final PaymentFiles files;
    private final ConfiguredGateways gateways;
    private final Curl curl;
    private final URI checkoutUrl;

    /** @param checkoutUrl where payers reach their page, without a path */
    PaymentScreen(PaymentFiles files, ConfiguredGateways gateways, Curl curl, URI checkoutUrl) {
        this.files = files;
        this.gateways = gateways;
        this.curl = curl;
        this.checkoutUrl = checkoutUrl;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return page(request).map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    /** The same without the frame, if it is not what the page shows already. */
    Future<ScreenAnswer> part(ScreenRequest request) {
        return page(request).compose(page -> {
            if (request.query(SEEN).filter(version(page)::equals).isPresent()) {
                return request.context()
                        .response()
                        .setStatusCode(NO_CONTENT)
                        .end()
                        .map(new ScreenAnswer.Streamed());
            }
            return Future.succeededFuture(ScreenAnswer.page(PART, page));
        });
    }

    static UUID id(ScreenRequest request) {
        return SessionId.parse(request.path("id")).orElseThrow(ApiProblem::notFound);
    }

    private Future<PaymentPage> page(ScreenRequest request) {
        UUID id = id(request);
        return files.find(request.merchantId(), request.mode(), id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .map(file -> page(request, file));
    }

    private PaymentPage page(ScreenRequest request, PaymentFile file) {
        SessionView view = file.view();
        Session session = view.session();
        String path = "/payments/" + session.id();
        PaymentPage page = new PaymentPage(
                session.id().toString(),
                Badge.of(view, file.isDisputed()),
                session.price(),
                session.email(),
                session.productTitle(),
                view.transaction().map(transaction -> gateways.label(transaction.gateway())),
                session.createdAt(),
                session.expiresAt(),
                Optional.of(checkoutUrl + "/checkout/" + session.id())
                        .filter(url -> view.shownStatus() != ShownStatus.COMPLETED && !view.pastExpiry()),
                view.transaction().map(transaction -> captured(transaction, file)),
                returnable(file),
                session.mode() == Mode.TEST
                        && view.transaction()
                                .filter(transaction -> transaction.status().equals("paid"))
                                .isPresent(),
                PaymentSteps.of(file, gateways),
                file.attempts().stream()
                        .map(trace -> PaymentPage.AttemptLine.of(trace, gateways))
                        .toList(),
                file.refunds().stream().map(PaymentPage.RefundLine::of).toList(),
                file.disputes().stream().map(PaymentPage.DisputeLine::of).toList(),
                file.deliveries().stream().map(PaymentPage.DeliveryLine::of).toList(),
                MetadataLines.of(session.metadata()),
                session.successUrl(),
                session.cancelUrl(),
                curl.get("/api/checkout-sessions/" + session.id()),
                Optional.empty());
        return isMoving(file) ? page.polling(request.url(path + "/part") + "?" + SEEN + "=" + version(page)) : page;
    }

    private static PaymentPage.Captured captured(Transaction transaction, PaymentFile file) {
        return new PaymentPage.Captured(
                PublicId.TRANSACTION.format(transaction.id()),
                transaction.feeMinor(),
                transaction.netMinor(),
                transaction.refundedMinor(),
                transaction.feeReturnedMinor(),
                file.settledAt(),
                transaction.availableOn().filter(on -> file.settledAt().isEmpty()));
    }

    /** Empty as long as nothing was captured, and when nothing is left. */
    static Optional<Money> returnable(PaymentFile file) {
        return file.view()
                .transaction()
                .map(transaction -> new Money(
                        Math.max(
                                0,
                                transaction.amount().minor()
                                        - transaction.refundedMinor()
                                        - withdrawn(file.disputes())),
                        transaction.amount().currency()))
                .filter(left -> left.minor() > 0);
    }

    private static long withdrawn(List<Dispute> disputes) {
        return disputes.stream()
                .filter(dispute -> dispute.funds() == DisputeFunds.WITHDRAWN)
                .mapToLong(dispute -> dispute.amount().minor())
                .sum();
    }

    /** Whether something becomes of it without anybody doing anything at the dashboard. */
    private static boolean isMoving(PaymentFile file) {
        return file.view().paymentInProgress()
                || file.view().shownStatus() == ShownStatus.PENDING
                || Stream.concat(
                                file.refunds().stream()
                                        .map(refund -> refund.endedAt().isEmpty()),
                                file.deliveries().stream()
                                        .map(sent -> sent.delivery().tryCount() == 0))
                        .anyMatch(open -> open);
    }

    /** Tells one page from another, on every instance alike. */
    private static String version(PaymentPage page) {
        return Integer.toHexString(page.polling("").hashCode());
    }
}
