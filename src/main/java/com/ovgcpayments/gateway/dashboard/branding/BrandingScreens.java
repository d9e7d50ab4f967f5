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
import io.vertx.ext.web.FileUpload;
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

    /** With what is typed and not yet saved; a field that cannot be is left out. The logo is the stored one. */
    Future<ScreenAnswer> preview(ScreenRequest request) {
        return brandings
                .find(request.merchantId())
                .compose(stored -> preview.send(
                        request.context(),
                        request.membership().merchantName(),
                        BrandingForm.read(request.queryForm(), stored.logo())))
                .map(new ScreenAnswer.Streamed());
    }

    Future<ScreenAnswer> save(ScreenRequest request) {
        Form form = request.form();
        return brandings
                .find(request.merchantId())
                .compose(stored -> logo(request, form, stored).compose(logo -> {
                    Branding wanted = BrandingForm.read(form, logo);
                    if (!form.isSound()) {
                        return Future.succeededFuture(ScreenAnswer.unsound(TEMPLATE, page(request, form, stored)));
                    }
                    return brandings
                            .put(request.merchantId(), wanted, request.deed(""))
                            .map(ScreenAnswer.seeOther(
                                    request.url("/branding"), Notice.done("Saved. Payers see it from now on.")));
                }));
    }

    /** The one that was sent; else the stored one, unless it is to go. */
    private static Future<Optional<Logo>> logo(ScreenRequest request, Form form, Branding stored) {
        Optional<FileUpload> sent = request.context().fileUploads().stream()
                .filter(file -> file.name().equals("logo") && file.size() > 0)
                .findFirst();
        if (sent.isEmpty()) {
            return Future.succeededFuture(form.isTicked("remove_logo") ? Optional.empty() : stored.logo());
        }
        return request.context()
                .vertx()
                .fileSystem()
                .readFile(sent.get().uploadedFileName())
                .map(file -> read(form, file));
    }

    private static Optional<Logo> read(Form form, Buffer file) {
        try {
            return Optional.of(Logo.read(file));
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
