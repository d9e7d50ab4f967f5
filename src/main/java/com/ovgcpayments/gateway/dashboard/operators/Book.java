package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.ledger.TrialBalance.Line;
import com.ovgcpayments.gateway.money.Mode;
import java.util.List;

/** The accounts of one mode and currency: what stands on one side is as much as what stands on the other. */
record Book(Mode mode, String currency, List<Line> lines) {
    long debit() {
        return lines.stream().mapToLong(Line::debit).sum();
    }

    long credit() {
        return lines.stream().mapToLong(Line::credit).sum();
    }

    boolean balances() {
        return debit() == credit();
    }

    /** What an account holds, in words; the stored word of one that this page does not know. */
    static String account(Line line) {
        String at = line.connector().map(name -> " at " + name).orElse("");
        return switch (line.account()) {
            case "receivable" -> "To come" + at;
            case "cash" -> "Our money" + at;
            case "bank" -> "Our bank";
            case "fees" -> "Our fees";
            case "processor_costs" -> "What processors took";
            case "suspense" -> "Waits until it is clear whose it is";
            case "fx" -> "Exchanged";
            case "pending" -> "Merchants: pending";
            case "available" -> "Merchants: available";
            case "in_transit" -> "Merchants: on its way";
            default -> line.account() + at;
        };
    }
}
