package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.account.TooBusy;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one exit for whatever goes wrong in the dashboard: a page in plain words, with the request's id. */
final class Failures implements Handler<RoutingContext> {
    static final String TEMPLATE = "dashboard/failure.jte";
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Answering answering;

    Failures(Answering answering) {
        this.answering = answering;
    }

    @Override
    public void handle(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        Optional<SignedIn> visitor = DashboardRoutes.visitor(context);
        answering
                .draw(context, page(context), visitor, DashboardRoutes.mode(context))
                .onFailure(gone -> LOG.debug("a browser went away", gone));
    }

    private static ScreenAnswer.Drawn page(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof DatabaseUnavailable) {
            LOG.warn("page refused for want of the database: {}", failure.getMessage());
            context.response().putHeader("Retry-After", "2");
            return drawn(503, "The gateway cannot show this now", "Nothing is lost. Try again in a moment.", true);
        }
        if (failure instanceof TooBusy) {
            context.response().putHeader("Retry-After", "2");
            return drawn(503, "Many people are signing in", "Nothing was done. Try again in a moment.", true);
        }
        int status = failure instanceof ApiProblem problem ? problem.code().status() : context.statusCode();
        return switch (status) {
            case 400 -> drawn(400, "This request cannot be read", words(failure, "Go back and try again."), false);
            case 403 -> drawn(403, "You may not do this", words(failure, "Ask an owner or admin of your team."), false);
            case 404, 405 ->
                drawn(
                        404,
                        "There is nothing here",
                        "It may belong to another merchant or to the other mode, or it never was.",
                        false);
            case 409 ->
                drawn(409, "This cannot be done now", words(failure, "Reload the page to see how it stands."), true);
            case 413 -> drawn(413, "That was too large", words(failure, "Send something smaller."), false);
            case 429 -> drawn(429, "Too many tries", words(failure, "Wait a while, then try again."), true);
            default -> {
                LOG.error("a page failed that should not have", failure);
                yield drawn(
                        500, "Something went wrong on our side", "The request id below tells us where to look.", true);
            }
        };
    }

    private static String words(Throwable failure, String otherwise) {
        return failure instanceof ApiProblem problem && problem.code() != ErrorCode.INTERNAL_ERROR
                ? problem.getMessage()
                : otherwise;
    }

    private static ScreenAnswer.Drawn drawn(int status, String heading, String advice, boolean retry) {
        return new ScreenAnswer.Drawn(status, TEMPLATE, new FailurePage(heading, advice, retry));
    }
}
