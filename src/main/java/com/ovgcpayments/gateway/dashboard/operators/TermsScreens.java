package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.MerchantTerms;
import com.ovgcpayments.gateway.ledger.Terms;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What else is agreed with a merchant, by currency: how far refunds may take him below zero, and whether our fee goes back. */
final class TermsScreens {
    static final String CURRENCY = "currency";
    static final String LIMIT = "limit";
    static final String RETURN_FEES = "return_fees";

    private static final String TEMPLATE = "dashboard/operators/merchant-terms.jte";

    /** Whether the form was for terms that there are. */
    private static final String KNOWN = "known";

    private final Terms terms;
    private final MerchantDirectory directory;

    TermsScreens(Terms terms, MerchantDirectory directory) {
        this.terms = terms;
        this.directory = directory;
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        Optional<String> currency = request.query(CURRENCY).filter(Currencies::isKnown);
        return merchant(request)
                .compose(merchant -> terms.of(merchant.id()).map(all -> {
                    Optional<MerchantTerms> known = all.stream()
                            .filter(each ->
                                    currency.filter(each.currency()::equals).isPresent())
                            .findFirst();
                    Form form = known.map(TermsScreens::typed)
                            .orElseGet(() -> Form.of(
                                    currency.map(code -> Map.of(CURRENCY, code)).orElse(Map.of())));
                    return ScreenAnswer.page(TEMPLATE, new TermsPage(merchant, form, known.isPresent()));
                }));
    }

    Future<ScreenAnswer> set(ScreenRequest request) {
        return merchant(request)
                .compose(merchant -> terms.of(merchant.id()).compose(all -> set(request, merchant, all)));
    }

    private Future<ScreenAnswer> set(ScreenRequest request, Merchant merchant, List<MerchantTerms> all) {
        Form form = request.form();
        boolean known = form.isTicked(KNOWN);
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose one of the list.");
        } else if (!known && all.stream().anyMatch(each -> currency.get().equals(each.currency()))) {
            form.problem(CURRENCY, "There are terms in this currency already. Change those, from the merchant's page.");
        }
        OptionalLong limit = MinorInput.read(form, LIMIT, currency.orElse("USD"));
        String reason = Reason.of(form);
        if (limit.isEmpty() || !form.isSound()) {
            return Future.succeededFuture(ScreenAnswer.unsound(TEMPLATE, new TermsPage(merchant, form, known)));
        }
        MerchantTerms wanted =
                new MerchantTerms(merchant.id(), currency.orElseThrow(), limit.getAsLong(), form.isTicked(RETURN_FEES));
        return terms.set(wanted, request.deed(reason).at(merchant.id()))
                .map(set -> ScreenAnswer.seeOther(
                        OperatorsArea.url("/merchants/" + PublicId.MERCHANT.format(merchant.id())),
                        Notice.done("The terms in " + set.currency() + " hold from now on.")));
    }

    private Future<Merchant> merchant(ScreenRequest request) {
        return directory
                .find(request.path("id", PublicId.MERCHANT))
                .map(found -> found.map(MerchantEntry::merchant).orElseThrow(ApiProblem::notFound));
    }

    private static Form typed(MerchantTerms terms) {
        Map<String, String> values = new HashMap<>();
        values.put(CURRENCY, terms.currency());
        values.put(LIMIT, AmountInput.write(new Money(terms.negativeLimit(), terms.currency())));
        if (terms.returnFees()) {
            values.put(RETURN_FEES, "yes");
        }
        return Form.of(values);
    }
}
