package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.Bic;
import com.ovgcpayments.gateway.bank.Iban;
import java.util.Optional;

/**
 * Our own account, from which merchants are paid.
 *
 * @param iban in its plain form
 */
public record Debtor(String name, String iban, Optional<String> bic) {
    public Debtor {
        boolean sound = !name.isBlank()
                && Iban.parse(iban).filter(iban::equals).isPresent()
                && bic.map(code -> Bic.parse(code).filter(code::equals).isPresent())
                        .orElse(true);
        if (!sound) {
            throw new IllegalArgumentException("no account to pay from");
        }
    }
}
