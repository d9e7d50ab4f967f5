package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Currencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A fee that is agreed on, or changed.
 *
 * @param line the line that is changed; empty for a new one
 * @param merchant with whom it is agreed; empty for everybody's
 * @param connectors those of which there may be lines
 */
record FeeFormPage(
        Optional<FeeTerms> line,
        Optional<Merchant> merchant,
        List<String> connectors,
        Form form,
        Optional<FeePreview> preview) {

    String title() {
        return line.isPresent() ? "Change a fee" : merchant.isPresent() ? "Agree on a fee" : "Fee for everybody";
    }

    /** The path of what the form is about, below the operators' root. */
    String path() {
        return "/fees"
                + line.map(fee -> "/" + PublicId.FEE_TERMS.format(fee.id())).orElse("");
    }

    String previewPath() {
        return line.isPresent() ? path() + "/preview" : "/fees/preview";
    }

    String merchantId() {
        return merchant.map(Merchant::id).map(PublicId.MERCHANT::format).orElse("");
    }

    /** Whether a fixed part can be agreed on. */
    boolean hasFixed() {
        return line.isEmpty() || line.get().scope().currency().isPresent();
    }

    String fixedLabel() {
        return line.flatMap(fee -> fee.scope().currency())
                .map(currency -> "Fixed part in " + currency)
                .orElse("Fixed part");
    }

    Map<String, String> connectorOptions() {
        return connectors.stream()
                .collect(Collectors.toMap(name -> name, name -> name, (one, other) -> one, TreeMap::new));
    }

    Map<String, String> currencyOptions() {
        return Currencies.codes().stream()
                .collect(Collectors.toMap(code -> code, code -> code, (one, other) -> one, TreeMap::new));
    }
}
