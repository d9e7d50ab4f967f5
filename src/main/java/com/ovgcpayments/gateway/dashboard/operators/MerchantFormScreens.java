package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Founding;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.net.EmailAddress;
import io.vertx.core.Future;

/** Makes a merchant and the invitation of its owner. The link is shown and not sent: the gateway sends no mail. */
final class MerchantFormScreens {
    private static final String FORM = "dashboard/operators/merchant-new.jte";
    private static final String NAME = "name";
    private static final String OWNER = "owner";

    private final Founding founding;
    private final JoinLinks links;

    MerchantFormScreens(Founding founding, JoinLinks links) {
        this.founding = founding;
        this.links = links;
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        return Future.succeededFuture(ScreenAnswer.page(FORM, Form.empty()));
    }

    Future<ScreenAnswer> create(ScreenRequest request) {
        Form form = request.form();
        String name = form.text(NAME);
        String owner = form.text(OWNER);
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MerchantListScreen.LONGEST_NAME) {
            form.problem(NAME, "Enter a name of 1 to " + MerchantListScreen.LONGEST_NAME + " characters.");
        } else if (!OneLine.is(name)) {
            form.problem(NAME, "Write the name as one line, without control characters.");
        }
        if (!EmailAddress.isValid(owner)) {
            form.problem(OWNER, "Enter the e-mail address of the person who is to own it.");
        }
        String reason = Reason.optional(form);
        if (!form.isSound()) {
            return Future.succeededFuture(ScreenAnswer.unsound(FORM, form));
        }
        return founding.found(name, owner, request.deed(reason)).map(founded -> {
            if (!(founded.owner() instanceof Invited.Ready ready)) {
                throw new IllegalStateException("a merchant that was just made has an owner");
            }
            return ScreenAnswer.page(
                    "dashboard/operators/merchant-created.jte",
                    new MerchantCreatedPage(founded.merchant(), ready.email(), links.merchants(ready.token())));
        });
    }
}
