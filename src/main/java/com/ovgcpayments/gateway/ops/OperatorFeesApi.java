package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.ledger.FeeTerms;
import com.ovgcpayments.gateway.ledger.FeeText;
import com.ovgcpayments.gateway.ledger.Terms;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/** {@code /operator/fees}: what is taken of captured payments from now on. */
final class OperatorFeesApi {
    private final Terms terms;

    OperatorFeesApi(Terms terms) {
        this.terms = terms;
    }

    Future<Buffer> list(RoutingContext context) {
        return terms.fees(Optional.empty())
                .map(fees -> OperatorAnswers.data(json -> {
                    json.writeStartArray();
                    for (FeeTerms fee : fees) {
                        describe(fee).to(json);
                    }
                    json.writeEndArray();
                }));
    }

    Future<Buffer> set(RoutingContext context) {
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        Optional<String> merchantText = request.optionalLine("merchant");
        Optional<UUID> merchant = merchantText.flatMap(PublicId.MERCHANT::parse);
        if (merchantText.isPresent() && merchant.isEmpty()) {
            request.problem("merchant", "must be the id of a merchant");
        }
        Optional<String> connector = request.optionalLine("connector");
        Optional<String> currency = request.optionalLine("currency");
        long basisPoints = request.number("basis_points");
        long fixed = request.number("fixed");
        request.check();
        try {
            FeeTerms.Scope scope = new FeeTerms.Scope(merchant, connector, currency);
            FeeTerms.Rate rate = new FeeTerms.Rate(Math.toIntExact(basisPoints), fixed);
            return terms.setFee(scope, rate, deed)
                    .map(set -> OperatorAnswers.data(describe(set)))
                    .recover(failure -> Future.failedFuture(
                            failure instanceof IllegalArgumentException wrong ? refused(wrong) : failure));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw refused(wrong);
        }
    }

    private static ApiProblem refused(RuntimeException wrong) {
        return ApiProblem.of(ErrorCode.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }

    private static Json.Writing describe(FeeTerms fee) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.FEE_TERMS.format(fee.id()));
            FeeText.write(json, fee);
            OperatorAnswers.time(json, "changed_at", Optional.of(fee.changedAt()));
            json.writeEndObject();
        };
    }
}
