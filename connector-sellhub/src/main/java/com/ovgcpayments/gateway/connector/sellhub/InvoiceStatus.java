package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an invoice's status means. SellHub does not publish its words, so they are configuration; a word that is in none of
 * the lists means that somebody must look.
 */
enum InvoiceStatus {
    PAID("paid,completed,complete,delivered,fulfilled,successful"),
    PENDING("pending,unpaid,created,open,processing,waiting,confirming"),
    REFUNDED("refunded"),
    DISPUTED("disputed,chargeback"),
    CANCELLED("cancelled,canceled,expired,voided");

    private final String usual;

    InvoiceStatus(String usual) {
        this.usual = usual;
    }

    Setting<List<String>> setting() {
        String word = name().toLowerCase(Locale.ROOT);
        return Setting.of(
                "statusMap." + word,
                SettingType.TEXTS,
                SettingType.TEXTS.parse(usual),
                "SellHub's words for an invoice that is " + word + ".");
    }

    /**
     * SellHub's words, in lower case.
     *
     * @param problems where to report what cannot be used
     */
    static Map<InvoiceStatus, List<String>> words(Settings settings, List<Problem> problems) {
        Map<InvoiceStatus, List<String>> map = new EnumMap<>(InvoiceStatus.class);
        for (InvoiceStatus status : values()) {
            map.put(
                    status,
                    settings.get(status.setting()).stream()
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList());
        }
        List<String> all = map.values().stream().flatMap(List::stream).toList();
        all.stream()
                .distinct()
                .filter(word -> Collections.frequency(all, word) > 1)
                .forEach(word -> problems.add(new Problem("statusMap", "has " + word + " more than once")));
        if (map.getOrDefault(PAID, List.of()).isEmpty()) {
            problems.add(new Problem(PAID.setting().path(), "is empty: no payment would ever be seen"));
        }
        return map;
    }

    static Optional<InvoiceStatus> of(String word, Map<InvoiceStatus, List<String>> words) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
