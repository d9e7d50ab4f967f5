package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;

/** What came of a call of SellHub's. */
sealed interface SellHubReply {
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

        boolean isForbidden() {
            return status == 401 || status == 403;
        }
    }

    /** It never left. */
    record NotSent(String reason) implements SellHubReply {}

    /** It may have been done. */
    record Unclear(String reason) implements SellHubReply {}

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
                return status >= 400 && status < 500 ? new Refused(status) : new Unclear("sellhub answered " + status);
            } catch (UnfitAnswer unfit) {
                return new Unclear("sellhub answered " + status + " with " + unfit.getMessage());
            }
        }
    }
}
