package com.ovgcpayments.gateway.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Draws the dashboard's pages. The templates are compiled into the jar, so that nothing is read or written here. */
final class Pages {
    private static final String TEMPLATES = "com.ovgcpayments.gateway";
    private static final int USUAL_SIZE = 32 * 1024;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    Buffer draw(String template, Frame frame, Object page) {
        StringOutput html = new StringOutput(USUAL_SIZE);
        templates.render(template, Map.of("frame", frame, "page", page), html);
        return Buffer.buffer(html.toString());
    }
}
