package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.bank.AccountDraft;
import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.money.Currencies;
import java.util.Optional;

/** Reads an account out of a form; of the two ways to name it, only the one that was chosen counts. */
final class DestinationForm {
    static final String CURRENCY = "currency";
    static final String KIND = "kind";
    static final String BY_IBAN = "iban";
    static final String BY_NUMBER = "number";

    private static final String HOLDER = "holder";
    private static final String IBAN = "iban";
    private static final String NUMBER = "account_number";
    private static final String BANK_CODE = "bank_code";
    private static final String BIC = "bic";
    private static final String IBAN_BIC = "iban_bic";

    private DestinationForm() {}

    /** In which currency it is to be paid; what is wrong with it is noted in the form. */
    static Optional<String> currency(Form form) {
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose a currency.");
        }
        return currency;
    }

    /** Empty if something is wrong with it, which is noted in the form. */
    static Optional<BankAccount> account(Form form) {
        boolean byNumber = form.text(KIND).equals(BY_NUMBER);
        AccountDraft draft = byNumber
                ? new AccountDraft(form.text(HOLDER), "", form.text(NUMBER), form.text(BANK_CODE), form.text(BIC))
                : new AccountDraft(form.text(HOLDER), form.text(IBAN), "", "", form.text(IBAN_BIC));
        draft.flaws().forEach(flaw -> note(form, flaw, byNumber));
        return draft.flaws().isEmpty() ? Optional.of(draft.account()) : Optional.empty();
    }

    private static void note(Form form, AccountDraft.Flaw flaw, boolean byNumber) {
        switch (flaw) {
            case HOLDER ->
                form.problem(
                        HOLDER,
                        "Write the holder as the bank knows him: in Latin letters, at most " + BankAccount.MAX_HOLDER
                                + " of them.");
            case BIC -> form.problem(byNumber ? BIC : IBAN_BIC, "A BIC has 8 or 11 characters, such as COBADEFFXXX.");
            case IBAN_OR_NUMBER ->
                form.problem(byNumber ? NUMBER : IBAN, byNumber ? "Write the account number." : "Write the IBAN.");
            case BANK_CODE -> form.problem(BANK_CODE, "A bank code has 1 to 35 letters and digits.");
            case IBAN -> form.problem(IBAN, "This is no IBAN: check its country, its length and every digit.");
            case NUMBER -> form.problem(NUMBER, "An account number has 1 to 34 letters, digits and hyphens.");
            case BANK_MISSING -> form.problem(BANK_CODE, "Write the bank's code, or its BIC.");
            case BANK_CODE_WITH_IBAN -> form.problem(IBAN, "An IBAN holds the bank's code already.");
        }
    }
}
