package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.refund.RefundView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refunds, the newest first. */
record RefundListPage(
        Form form, boolean filtered, List<Line> lines, Optional<String> first, Optional<String> next, String curl) {
    record Line(
            String id,
            String payment,
            Badge badge,
            Optional<String> note,
            boolean elsewhere,
            Instant at,
            Money amount) {
        static Line of(RefundView refund) {
            return new Line(
                    PublicId.REFUND.format(refund.id()),
                    refund.sessionId().toString(),
                    Badge.of(refund),
                    refund.note(),
                    refund.origin().equals("processor"),
                    refund.createdAt(),
                    refund.amount());
        }
    }

    Map<String, String> statuses() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(RefundStatus.PENDING.word(), "On its way");
        words.put(RefundStatus.SUCCEEDED.word(), "Refunded");
        words.put(RefundStatus.FAILED.word(), "Failed");
        return words;
    }
}
