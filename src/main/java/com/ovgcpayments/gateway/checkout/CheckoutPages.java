package com.ovgcpayments.gateway.checkout;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws the payer's pages. The templates are compiled into the jar, so that nothing is read or written here. */
final class CheckoutPages {
    private static final String TEMPLATES = "com.ovgcpayments.gateway";
    private static final int USUAL_SIZE = 16 * 1024;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, CheckoutPages.class.getClassLoader(), TEMPLATES);
    private final CheckoutAssets assets;

    CheckoutPages(CheckoutAssets assets) {
        this.assets = assets;
    }

    /** @param locale from {@link PageLocale#of} */
    Buffer render(CheckoutView view, Locale locale) {
        return draw(view, locale, false);
    }

    /** As a picture: without script, and without anything that can be used. */
    Buffer preview(CheckoutView view, Locale locale) {
        return draw(view, locale, true);
    }

    /** @param locale from {@link PageLocale#of} */
    Buffer render(SessionlessState state, Locale locale) {
        Panel panel = state.panel(new SessionlessPanels(locale));
        return draw(new Page(locale, Messages.of(locale), assets, null, panel, null, false));
    }

    private Buffer draw(CheckoutView view, Locale locale, boolean preview) {
        Panel panel = view.state().panel(new SessionPanels(view, locale));
        Summary summary = Summary.of(view, locale, panel.form() != null);
        @Nullable String brandSheet = view.payee().sheet().map(BrandSheet::path).orElse(null);
        return draw(new Page(locale, Messages.of(locale), assets, brandSheet, panel, summary, preview));
    }

    private Buffer draw(Page page) {
        StringOutput html = new StringOutput(USUAL_SIZE);
        templates.render("checkout/page.jte", page, html);
        return Buffer.buffer(html.toString());
    }
}
