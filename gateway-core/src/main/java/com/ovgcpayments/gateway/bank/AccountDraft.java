package com.ovgcpayments.gateway.bank;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An account as somebody wrote it down, before anybody looked whether there can be such a one: an IBAN, or an account number
 * and its bank. What is blank was not given.
 */
public record AccountDraft(String holder, String iban, String number, String bankCode, String bic) {
    /** What may be wrong with it. */
    public enum Flaw {
        /** None, too long, or not to be written in the letters that banks pass on. */
        HOLDER,
        BIC,
        /** Both were given, or neither. */
        IBAN_OR_NUMBER,
        BANK_CODE,
        IBAN,
        NUMBER,
        /** A number alone does not tell the bank. */
        BANK_MISSING,
        /** An IBAN tells the bank itself. */
        BANK_CODE_WITH_IBAN
    }

    public AccountDraft {
        holder = holder.strip();
        iban = iban.strip();
        number = number.strip();
        bankCode = bankCode.strip();
        bic = bic.strip();
    }

    /** Everything that is wrong; empty if it is an account. */
    public Set<Flaw> flaws() {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        boolean named = holder.length() <= BankAccount.MAX_HOLDER
                && holder.chars().noneMatch(Character::isISOControl)
                && BankText.isWritable(holder);
        if (!named) {
            flaws.add(Flaw.HOLDER);
        }
        if (isWrong(bic, Bic::parse)) {
            flaws.add(Flaw.BIC);
        }
        if (isWrong(bankCode, AccountDraft::bankCode)) {
            flaws.add(Flaw.BANK_CODE);
        }
        if (iban.isEmpty() == number.isEmpty()) {
            flaws.add(Flaw.IBAN_OR_NUMBER);
        }
        if (number.isEmpty()) {
            addIbanFlaws(flaws);
        } else {
            addNumberFlaws(flaws);
        }
        return Collections.unmodifiableSet(flaws);
    }

    /** Only of one without flaws. */
    public BankAccount account() {
        boolean byIban = number.isEmpty();
        return new BankAccount(
                byIban ? BankAccount.Kind.IBAN : BankAccount.Kind.ACCOUNT,
                holder,
                byIban ? Iban.parse(iban).orElse("") : number,
                bankCode(bankCode),
                Bic.parse(bic));
    }

    private void addIbanFlaws(Set<Flaw> flaws) {
        if (isWrong(iban, Iban::parse)) {
            flaws.add(Flaw.IBAN);
        }
        if (!bankCode.isEmpty() && !flaws.contains(Flaw.BANK_CODE)) {
            flaws.add(Flaw.BANK_CODE_WITH_IBAN);
        }
    }

    private void addNumberFlaws(Set<Flaw> flaws) {
        if (!BankAccount.isNumber(number)) {
            flaws.add(Flaw.NUMBER);
        }
        if (bankCode.isEmpty() && bic.isEmpty()) {
            flaws.add(Flaw.BANK_MISSING);
        }
    }

    /** Without its numbers, which do not belong into a log. */
    @Override
    public String toString() {
        return "AccountDraft[" + holder + "]";
    }

    private static Optional<String> bankCode(String text) {
        return Optional.of(text).filter(BankAccount::isBankCode);
    }

    private static boolean isWrong(String text, Function<String, Optional<String>> parse) {
        return !text.isEmpty() && parse.apply(text).isEmpty();
    }
}
