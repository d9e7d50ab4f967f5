package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/**
 * Of whom a list is, by its address: of one merchant, or of all.
 *
 * @param merchant empty for all
 */
record OfMerchant(Optional<Merchant> merchant) {
    private static final String PARAMETER = "merchant";

    static Future<OfMerchant> of(ScreenRequest request, MerchantDirectory directory) {
        Optional<String> asked = request.query(PARAMETER);
        return asked.isEmpty()
                ? Future.succeededFuture(new OfMerchant(Optional.empty()))
                : directory
                        .find(PublicId.MERCHANT.parse(asked.get()).orElseThrow(ApiProblem::notFound))
                        .map(found -> new OfMerchant(
                                Optional.of(found.map(MerchantEntry::merchant).orElseThrow(ApiProblem::notFound))));
    }

    Optional<UUID> id() {
        return merchant.map(Merchant::id);
    }

    /** Its page, below the operators' root. */
    String path() {
        return "/merchants/"
                + merchant.map(Merchant::id).map(PublicId.MERCHANT::format).orElse("");
    }

    /** The list's parameter, with what stands before it; empty for all. */
    String and(String before) {
        return merchant.map(each -> before + PARAMETER + "=" + PublicId.MERCHANT.format(each.id()))
                .orElse("");
    }
}
