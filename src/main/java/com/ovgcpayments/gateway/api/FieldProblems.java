package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a request, so that one answer tells all of it. */
final class FieldProblems {
    private final List<ApiProblem.Detail> details = new ArrayList<>();

    void add(String param, String message) {
        details.add(new ApiProblem.Detail(param, message));
    }

    boolean mentions(String param) {
        return details.stream().anyMatch(detail -> detail.param().equals(param));
    }

    /** @throws ApiProblem listing every problem, if there is any */
    void throwIfAny() {
        if (!details.isEmpty()) {
            throw ApiProblem.invalid(details);
        }
    }
}
