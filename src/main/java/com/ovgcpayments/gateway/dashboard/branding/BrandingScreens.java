package com.ovgcpayments.gateway.dashboard.branding;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.merchant.Logo;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** The form, what comes of it, and the page beside it. */
final class BrandingScreens {
    private static final String TEMPLATE = "dashboard/branding/branding.jte";

    private final Brandings brandings;
    private final PagePreview preview;

    BrandingScreens(Brandings brandings, PagePreview preview) {
        this.brandings = brandings;
        this.preview = preview;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        return brandings
                .find(request.merchantId())
                .map(stored -> ScreenAnswer.page(TEMPLATE, page(request, BrandingForm.of(stored), stored)));
    }

    /** As it is stored. */
    Future<ScreenAnswer> preview(ScreenRequest request) {
        return brandings.find(request.merchantId()).compose(stored -> draw(request, stored));
    }

    /** With what is typed and chosen and not yet saved; a field that cannot be is left out. */
    Future<ScreenAnswer> draft(ScreenRequest request) {
        Form form = request.form();
        return brandings
                .find(request.merchantId())
                .compose(stored -> draw(request, BrandingForm.read(form, logo(request, form, stored))));
    }

    private Future<ScreenAnswer> draw(ScreenRequest request, Branding branding) {
        return preview.send(request.context(), request.membership().merchantName(), branding)
                .map(new ScreenAnswer.Streamed());
    }

    Future<ScreenAnswer> save(ScreenRequest request) {
        Form form = request.form();
        return brandings.find(request.merchantId()).compose(stored -> {
            Branding wanted = BrandingForm.read(form, logo(request, form, stored));
            if (!form.isSound()) {
                return Future.succeededFuture(ScreenAnswer.unsound(TEMPLATE, page(request, form, stored)));
            }
            return brandings
                    .put(request.merchantId(), wanted, request.deed(""))
                    .map(ScreenAnswer.seeOther(
                            request.url("/branding"), Notice.done("Saved. Payers see it from now on.")));
        });
    }

    /** The one that was sent; else the stored one, unless it is to go. */
    private static Optional<Logo> logo(ScreenRequest request, Form form, Branding stored) {
        Optional<Buffer> sent = request.file("logo");
        if (sent.isEmpty()) {
            return form.isTicked("remove_logo") ? Optional.empty() : stored.logo();
        }
        try {
            return Optional.of(Logo.read(sent.get()));
        } catch (IllegalArgumentException wrong) {
            form.problem("logo", BrandingForm.sentence(wrong));
            return Optional.empty();
        }
    }

    private static BrandingPage page(ScreenRequest request, Form form, Branding stored) {
        return new BrandingPage(
                form, request.membership().merchantName(), stored.logo().isPresent());
    }
}
