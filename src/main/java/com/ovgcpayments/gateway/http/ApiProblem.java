package com.ovgcpayments.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * A request that cannot be served, as the caller is told. Everything in it may be shown; it carries no stack trace,
 * because it is an answer and not a mistake of ours.
 */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Detail> details;
    private final transient Map<String, String> headers;

    /**
     * @param param the field, header or query parameter that is wrong
     * @param message what is wrong with it and what would be right
     */
    public record Detail(String param, String message) {}

    private ApiProblem(ErrorCode code, String message, List<Detail> details, Map<String, String> headers) {
        super(message, null, false, false);
        this.code = code;
        this.details = List.copyOf(details);
        this.headers = Map.copyOf(headers);
    }

    public static ApiProblem of(ErrorCode code, String message) {
        return new ApiProblem(code, message, List.of(), Map.of());
    }

    /** A 400 that lists every wrong parameter; the message repeats the first, for those who read nothing else. */
    public static ApiProblem invalid(List<Detail> details) {
        Detail first = details.get(0);
        String more = details.size() == 1 ? "" : " (and " + (details.size() - 1) + " more)";
        return new ApiProblem(ErrorCode.BAD_REQUEST, first.param() + " " + first.message() + more, details, Map.of());
    }

    public static ApiProblem invalid(String param, String message) {
        return invalid(List.of(new Detail(param, message)));
    }

    /** The one answer for whatever does not exist, or not for this key. */
    public static ApiProblem notFound() {
        return of(ErrorCode.NOT_FOUND, "No such resource.");
    }

    public ApiProblem withHeader(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new ApiProblem(code, getMessage(), details, more);
    }

    /** The body of the answer. */
    public Buffer body(String requestId) {
        return ErrorEnvelope.body(this, requestId);
    }

    public ErrorCode code() {
        return code;
    }

    List<Detail> details() {
        return details;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code.name() : message;
    }
}
