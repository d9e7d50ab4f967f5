package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.ApiProblem;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Function;

/** Reads a body of which one text matters. */
final class RequiredText {
    private RequiredText() {}

    /**
     * @param expectation what the text must be, to be read after the field's name
     * @param parse empty for what the text must not be
     * @throws ApiProblem if the body has no such field, or no such text in it
     */
    static <T> T read(Buffer body, String field, String expectation, Function<String, Optional<T>> parse) {
        FieldProblems problems = new FieldProblems();
        StringBuilder given = new StringBuilder();
        JsonBody.read(body, (name, value) -> {
            if (!name.equals(field)) {
                value.skipChildren();
                return;
            }
            String text = JsonText.read(name, value, problems);
            if (text != null) {
                given.append(text);
            } else if (!problems.mentions(field)) {
                problems.add(field, "is required; it " + expectation);
            }
        });
        Optional<T> parsed = parse.apply(given.toString());
        if (parsed.isEmpty() && !problems.mentions(field)) {
            problems.add(field, given.isEmpty() ? "is required; it " + expectation : expectation);
        }
        problems.throwIfAny();
        return parsed.orElseThrow();
    }
}
