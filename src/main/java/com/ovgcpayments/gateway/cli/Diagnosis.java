package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.logging.Redaction;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * One finding of a {@link Checkup}.
 *
 * @param about a connector's name, or the part of a gateway that it is about
 * @param text one line, without the secrets that it came with
 */
record Diagnosis(String about, Level level, String text) {
    Diagnosis {
        text = Redaction.apply(text.replaceAll("\\p{Cntrl}+", " ").strip());
    }

    static Diagnosis good(String about, String text) {
        return new Diagnosis(about, Level.GOOD, text);
    }

    static Diagnosis warning(String about, String text) {
        return new Diagnosis(about, Level.WARNING, text);
    }

    static Diagnosis problem(String about, String text) {
        return new Diagnosis(about, Level.PROBLEM, text);
    }

    static Diagnosis of(String about, Finding finding) {
        return new Diagnosis(about, finding.level(), finding.text());
    }

    boolean isProblem() {
        return level == Level.PROBLEM;
    }

    String line() {
        String mark = switch (level) {
            case GOOD -> "✓";
            case WARNING -> "!";
            case PROBLEM -> "✗";
        };
        return mark + " " + text;
    }

    JsonObject json() {
        return new JsonObject()
                .put("about", about)
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("text", text);
    }
}
