package com.ovgcpayments.gateway.dashboard;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Draws the dashboard's pages. The templates are compiled into the jar, so that nothing is read or written here. */
public final class Pages {
    private static final String TEMPLATES = "com.ovgcpayments.gateway";
    private static final int USUAL_SIZE = 32 * 1024;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    Buffer draw(String template, Frame frame, Object page) {
        StringOutput html = new StringOutput(USUAL_SIZE);
        templates.render(template, Map.of("frame", frame, "page", page), html);
        return Buffer.buffer(html.toString());
    }

    /**
     * Draws a part of a page that is the same for whoever looks at it.
     *
     * @param name of the template's one parameter
     */
    public String part(String template, String name, Object value) {
        StringOutput html = new StringOutput();
        templates.render(template, Map.of(name, value), html);
        return html.toString();
    }
}
