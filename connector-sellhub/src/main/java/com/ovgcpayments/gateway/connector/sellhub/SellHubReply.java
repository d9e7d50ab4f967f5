package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import java.util.Set;

/** What came of a call of SellHub's. */
sealed interface SellHubReply {
    /** Statuses of 400 to 499 that do not say that nothing was done: it took too long, or met something else. */
    Set<Integer> UNDECIDED = Set.of(408, 409, 425);

    /** For the log and an operator; without anything of a payer's. */
    String reason();

    /** SellHub did it, or told it. */
    record Done(ProcessorJson answer) implements SellHubReply {
        @Override
        public String reason() {
            return "sellhub answered with something else";
        }
    }

    /**
     * SellHub itself said no.
     *
     * @param status 400 to 499
     */
    record Refused(int status) implements SellHubReply {
        @Override
        public String reason() {
            return "sellhub refused: " + status;
        }
    }

    /** It never left. */
    record NotSent(String reason) implements SellHubReply {}

    /** It may have been done. */
    record Unclear(String reason) implements SellHubReply {}

    /** Whether the key is not taken, or may not do this. */
    default boolean isForbidden() {
        return this instanceof Refused refused && (refused.status() == 401 || refused.status() == 403);
    }

    /** An answer counts only as JSON: what stands in front of SellHub answers too, in HTML, and knows nothing. */
    static SellHubReply of(ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new NotSent(notReached.reason());
        } else if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new Unclear(((ProcessorHttp.NoAnswer) result).reason());
        } else {
            int status = answer.status();
            try {
                ProcessorJson body = ProcessorJson.parse(answer);
                if (status == 200 || status == 201) {
                    return new Done(body);
                }
                boolean no = status >= 400 && status < 500 && !UNDECIDED.contains(status);
                return no ? new Refused(status) : new Unclear("sellhub answered " + status);
            } catch (UnfitAnswer unfit) {
                return new Unclear("sellhub answered " + status + " with " + unfit.getMessage());
            }
        }
    }
}
