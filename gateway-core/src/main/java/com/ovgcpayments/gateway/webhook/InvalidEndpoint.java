package com.ovgcpayments.gateway.webhook;

import java.util.List;
import java.util.stream.Collectors;

/** An endpoint cannot be made from what was asked. */
public final class InvalidEndpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param field {@code url}, {@code description} or {@code events}
     * @param message to stand after the name of the field
     */
    public record Problem(String field, String message) {}

    InvalidEndpoint(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.field() + " " + problem.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
