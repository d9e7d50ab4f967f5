package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.MerchantDirectory;
import com.ovgcpayments.gateway.merchant.MerchantEntry;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Merchants by name. */
final class MerchantListScreen {
    static final String SEARCH = "q";
    static final int LONGEST_NAME = 100;

    private static final String LIST = "dashboard/operators/merchants.jte";

    private final MerchantDirectory directory;

    MerchantListScreen(MerchantDirectory directory) {
        this.directory = directory;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Form filter = request.queryForm();
        String searched = filter.text(SEARCH);
        if (searched.length() > LONGEST_NAME || searched.chars().anyMatch(Character::isISOControl)) {
            filter.problem(SEARCH, "Write the beginning of a name, or a whole id.");
            return Future.succeededFuture(
                    ScreenAnswer.unsound(LIST, page(request, new Page<>(List.of(), false), filter)));
        }
        Optional<UUID> id = PublicId.MERCHANT.parse(searched);
        return (id.isPresent()
                        ? directory
                                .find(id.get())
                                .map(found -> new Page<>(found.stream().toList(), false))
                        : directory.list(searched, Listing.after(request, PublicId.MERCHANT), Listing.LENGTH))
                .map(found -> ScreenAnswer.page(LIST, page(request, found, filter)));
    }

    private static MerchantListPage page(ScreenRequest request, Page<MerchantEntry> found, Form filter) {
        return new MerchantListPage(Listing.of(request, found, MerchantListPage::id), filter);
    }
}
