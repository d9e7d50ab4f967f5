package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.idempotency.Idempotency;
import com.ovgcpayments.gateway.idempotency.IdempotencyConflict;
import com.ovgcpayments.gateway.idempotency.IdempotencyScope;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.NewRefund;
import com.ovgcpayments.gateway.refund.RefundView;
import com.ovgcpayments.gateway.refund.UnacceptableRefund;
import com.ovgcpayments.gateway.session.Session;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form by which a payment is refunded; each form makes one refund at the most, however often it is sent. */
final class RefundFormScreens {
    private static final String TEMPLATE = "dashboard/payments/refundForm.jte";
    private static final String SCOPE = "/dashboard/payments/refund";
    private static final String ONCE = "once";
    private static final String AMOUNT = "amount";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;
    private static final String STALE = "This form has made a refund already, and nothing more was done. If you want"
            + " another refund, press the button again.";
    private static final String BUSY = "This form is still being worked on. Wait a moment, then try again.";

    private final PaymentFiles files;
    private final MerchantRefunds refunds;
    private final Idempotency idempotency;
    private final Outbox outbox;

    private record Wanted(UUID session, Money amount, Optional<String> reason, String once) {
        /** What two forms of one name must have in common to be the same. */
        Buffer body() {
            return Buffer.buffer(session + " " + amount + " " + reason.orElse(""));
        }
    }

    RefundFormScreens(PaymentFiles files, MerchantRefunds refunds, Idempotency idempotency, Outbox outbox) {
        this.files = files;
        this.refunds = refunds;
        this.idempotency = idempotency;
        this.outbox = outbox;
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        return file(request).map(file -> {
            Form form = Form.of(Map.of(
                    AMOUNT,
                    PaymentScreen.returnable(file).map(AmountInput::write).orElse("")));
            return ScreenAnswer.page(TEMPLATE, page(file, form, newForm(), Optional.empty()));
        });
    }

    Future<ScreenAnswer> refund(ScreenRequest request) {
        return file(request).compose(file -> {
            Optional<Wanted> wanted = read(request.form(), file.view().session());
            return wanted.isPresent()
                    ? refund(request, file, wanted.get())
                    : again(file, request.form(), newForm(), Optional.empty());
        });
    }

    private Future<PaymentFile> file(ScreenRequest request) {
        return files.find(request.merchantId(), request.mode(), PaymentScreen.id(request))
                .map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    /** Empty if something is wrong with it, which is noted in the form. */
    private static Optional<Wanted> read(Form form, Session session) {
        String currency = session.price().currency();
        Optional<Money> amount = AmountInput.read(form.text(AMOUNT), currency);
        if (amount.isEmpty()) {
            form.problem(AMOUNT, AmountInput.expectation(currency));
        }
        Optional<String> reason = form.optional(REASON);
        boolean fits = reason.filter(text -> text.codePointCount(0, text.length()) > LONGEST_REASON
                        || text.chars().anyMatch(Character::isISOControl))
                .isEmpty();
        if (!fits) {
            form.problem(REASON, "Write at most " + LONGEST_REASON + " characters, on one line.");
        }
        Optional<String> once =
                form.optional(ONCE).filter(text -> PublicId.REQUEST.parse(text).isPresent());
        return amount.isPresent() && fits && once.isPresent()
                ? Optional.of(new Wanted(session.id(), amount.get(), reason, once.get()))
                : Optional.empty();
    }

    private Future<ScreenAnswer> refund(ScreenRequest request, PaymentFile file, Wanted wanted) {
        IdempotencyScope scope = new IdempotencyScope(request.merchantId(), request.mode(), SCOPE, wanted.once());
        return idempotency
                .once(
                        scope,
                        wanted.body(),
                        transaction -> create(transaction, request, wanted)
                                .map(refund -> Answer.of(201, Buffer.buffer(PublicId.REFUND.format(refund.id())))))
                .onSuccess(made -> outbox.wake())
                .map(made -> ScreenAnswer.seeOther(
                        request.url("/refunds/" + made.body()),
                        Notice.done(
                                made.replayed()
                                        ? "This refund was made already: there is one, and no second."
                                        : "The refund is on its way.")))
                .recover(failure -> refused(request, file, wanted, failure));
    }

    private Future<RefundView> create(SqlConnection transaction, ScreenRequest request, Wanted wanted) {
        Deed deed = request.deed(wanted.reason().orElse(""));
        return refunds.create(
                        transaction,
                        request.merchantId(),
                        request.mode(),
                        wanted.session(),
                        new NewRefund(Optional.of(wanted.amount().minor()), wanted.reason()))
                .map(created -> created.orElseThrow(ApiProblem::notFound))
                .compose(refund -> Audit.write(
                                transaction, deed.entry("refund.create", PublicId.REFUND.format(refund.id()), json -> {
                                    json.writeStartObject();
                                    json.writeStringField(
                                            "session", wanted.session().toString());
                                    json.writeNumberField(
                                            "amount", refund.amount().minor());
                                    json.writeStringField(
                                            "currency", refund.amount().currency());
                                    json.writeEndObject();
                                }))
                        .map(refund));
    }

    private Future<ScreenAnswer> refused(ScreenRequest request, PaymentFile file, Wanted wanted, Throwable failure) {
        Form form = request.form();
        if (failure instanceof UnacceptableRefund refused) {
            // Things have changed since the form was drawn, perhaps.
            return file(request).compose(now -> again(now, form, wanted.once(), Optional.of(RefundWords.why(refused))));
        } else if (failure instanceof IdempotencyConflict conflict) {
            return conflict.kind() == IdempotencyConflict.Kind.REUSED
                    ? again(file, form, newForm(), Optional.of(STALE))
                    : again(file, form, wanted.once(), Optional.of(BUSY));
        }
        return Future.failedFuture(failure);
    }

    private static Future<ScreenAnswer> again(PaymentFile file, Form form, String once, Optional<String> problem) {
        return Future.succeededFuture(ScreenAnswer.unsound(TEMPLATE, page(file, form, once, problem)));
    }

    private static RefundFormPage page(PaymentFile file, Form form, String once, Optional<String> problem) {
        Session session = file.view().session();
        return new RefundFormPage(
                session.id().toString(),
                form,
                once,
                session.price(),
                session.email(),
                PaymentScreen.returnable(file),
                file.isDisputed(),
                problem);
    }

    private static String newForm() {
        return PublicId.REQUEST.format(TimeOrderedUuid.next());
    }
}
