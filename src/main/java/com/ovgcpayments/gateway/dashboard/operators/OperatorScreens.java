package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.Operators;
import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.net.EmailAddress;
import io.vertx.core.Future;
import java.util.Optional;

/** Who runs the gateway, and who is invited to. Links are shown and not sent: the gateway sends no mail. */
final class OperatorScreens {
    private static final String LIST = "dashboard/operators/operators.jte";
    private static final String END = "dashboard/operators/operator-end.jte";
    private static final String EMAIL = "email";

    private final Operators operators;
    private final Invitations invitations;
    private final JoinLinks links;

    OperatorScreens(Operators operators, Invitations invitations, JoinLinks links) {
        this.operators = operators;
        this.invitations = invitations;
        this.links = links;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return page(request, Optional.empty(), Form.empty()).map(page -> ScreenAnswer.page(LIST, page));
    }

    Future<ScreenAnswer> invite(ScreenRequest request) {
        Form form = request.form();
        String email = form.text(EMAIL);
        if (!EmailAddress.isValid(email)) {
            form.problem(EMAIL, "Enter the e-mail address of the person whom you invite.");
        }
        String reason = Reason.optional(form);
        if (!form.isSound()) {
            return unsound(request, form);
        }
        return invitations.inviteOperator(email, request.deed(reason)).compose(invited -> {
            if (invited instanceof Invited.Ready ready) {
                OperatorListPage.Made made = new OperatorListPage.Made(ready.email(), links.operators(ready.token()));
                return page(request, Optional.of(made), Form.empty()).map(page -> ScreenAnswer.page(LIST, page));
            }
            form.problem(EMAIL, "This person is an operator already.");
            return unsound(request, form);
        });
    }

    Future<ScreenAnswer> withdraw(ScreenRequest request) {
        return invitations
                .withdrawOperator(request.path("id", PublicId.INVITATION), request.deed(""))
                .map(withdrawn -> {
                    if (!withdrawn) {
                        throw ApiProblem.notFound();
                    }
                    return back("The link no longer works.");
                });
    }

    /** Asks before an account ends. */
    Future<ScreenAnswer> ending(ScreenRequest request) {
        return find(request).map(person -> ScreenAnswer.page(END, ending(request, person, Form.empty())));
    }

    Future<ScreenAnswer> end(ScreenRequest request) {
        Form form = request.form();
        String reason = Reason.of(form);
        return find(request).compose(person -> {
            if (!form.isSound()) {
                return Future.succeededFuture(ScreenAnswer.unsound(END, ending(request, person, form)));
            }
            return operators.end(person.id(), request.deed(reason)).map(ended -> switch (ended) {
                case DONE ->
                    isOwn(request, person)
                            ? new ScreenAnswer.WentOut("/dashboard/sign-in")
                            : back(person.email() + " is no operator any more, and is signed out everywhere.");
                case NO_SUCH_OPERATOR -> throw ApiProblem.notFound();
                case LAST_OPERATOR -> {
                    form.problem(
                            Reason.FIELD, "The gateway keeps an operator: invite another first, and let him join.");
                    yield ScreenAnswer.unsound(END, ending(request, person, form));
                }
            });
        });
    }

    private Future<Person> find(ScreenRequest request) {
        return operators
                .find(request.path("id", PublicId.PERSON))
                .map(found -> found.orElseThrow(ApiProblem::notFound));
    }

    private static OperatorEndPage ending(ScreenRequest request, Person person, Form form) {
        return new OperatorEndPage(person, isOwn(request, person), form);
    }

    private static boolean isOwn(ScreenRequest request, Person person) {
        return person.id().equals(request.person().id());
    }

    private Future<ScreenAnswer> unsound(ScreenRequest request, Form form) {
        return page(request, Optional.empty(), form).map(page -> ScreenAnswer.unsound(LIST, page));
    }

    private Future<OperatorListPage> page(ScreenRequest request, Optional<OperatorListPage.Made> made, Form form) {
        return operators
                .list()
                .compose(all -> invitations
                        .listOperators()
                        .map(open -> new OperatorListPage(request.person().id(), all, open, made, form)));
    }

    private static ScreenAnswer back(String done) {
        return ScreenAnswer.seeOther(OperatorsArea.url("/operators"), Notice.done(done));
    }
}
