package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.web.Asset;
import java.util.List;

/** The style sheet, the module and the icon of the payer's pages, read from the jar once. */
public final class CheckoutAssets {
    private final Asset styleSheet = Asset.read("/checkout/checkout.css");
    private final Asset module = Asset.read("/checkout/checkout.js");
    private final Asset icon = Asset.read("/checkout/checkout.svg");

    /** To be served where the pages are. */
    public List<Asset> all() {
        return List.of(styleSheet, module, icon);
    }

    String styleSheet() {
        return styleSheet.path();
    }

    String module() {
        return module.path();
    }

    String icon() {
        return icon.path();
    }
}
