package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The merchant that a development gateway starts with, and its two keys: made once, and again only if they were lost. */
final class DemoMerchant {
    private static final String NAME = "Demo Store";
    private static final int AMONG = 1000;

    private final Merchants merchants;
    private final ApiKeys keys;

    DemoMerchant(Database database) {
        this.merchants = new Merchants(database);
        this.keys = new ApiKeys(database);
    }

    /** The file with keys that work. */
    Future<DevFile> prepare(DevFile file) {
        return merchant()
                .compose(merchant -> withKey(file, DevFile.TEST_KEY, merchant, Mode.TEST)
                        .compose(withTest -> withKey(withTest, DevFile.LIVE_KEY, merchant, Mode.LIVE)));
    }

    Future<Merchant> merchant() {
        return merchants
                .list(Optional.empty(), AMONG)
                .compose(all -> firstNamed(all).map(Future::succeededFuture).orElseGet(() -> merchants.create(NAME)));
    }

    private static Optional<Merchant> firstNamed(List<Merchant> all) {
        return all.stream().filter(merchant -> merchant.name().equals(NAME)).findFirst();
    }

    private Future<DevFile> withKey(DevFile file, String field, Merchant merchant, Mode mode) {
        return known(file.find(field))
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(file)
                        : keys.create(NewApiKey.of(merchant.id(), mode, "development"))
                                .map(IssuedApiKey::text)
                                .map(text -> file.with(field, text)));
    }

    private Future<Optional<ApiKey>> known(Optional<String> text) {
        return text.map(keys::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }
}
