package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.SignedIn;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two cookies of the dashboard: the session's, and a notice that the next page shows. Browsers keep one jar for all ports of a host, so the
 * operators' have names of their own.
 */
final class Cookies {
    private static final int LONGEST_NOTICE = 1_000;

    private final boolean https;
    private final String session;
    private final String notice;

    /** @param https whether the dashboard is reached by https; without it, as on a developer's machine, browsers take no __Host- cookie everywhere */
    Cookies(Audience audience, boolean https) {
        this.https = https;
        String prefix = (https ? "__Host-" : "") + "ovgc" + (audience == Audience.OPERATOR ? "-operator" : "");
        this.session = prefix;
        this.notice = prefix + "-notice";
    }

    Optional<String> session(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(session)).map(Cookie::getValue);
    }

    void begin(HttpServerResponse response, String value) {
        response.addCookie(cookie(session, value));
    }

    void end(HttpServerResponse response) {
        response.addCookie(cookie(session, "").setMaxAge(0));
    }

    /** Signed, so that only what this gateway said is ever shown as its words. */
    void tell(HttpServerResponse response, SignedIn visitor, Notice said) {
        String text = said.kind() + " " + said.text();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        if (value.length() <= LONGEST_NOTICE) {
            response.addCookie(cookie(notice, value + "." + FormTokens.keyed(visitor, "notice:" + value))
                    .setMaxAge(60));
        }
    }

    /** What there is to show now, and never again. */
    Optional<Notice> told(HttpServerRequest request, SignedIn visitor) {
        @Nullable Cookie cookie = request.getCookie(notice);
        if (cookie == null) {
            return Optional.empty();
        }
        request.response().addCookie(cookie(notice, "").setMaxAge(0));
        String value = cookie.getValue();
        int dot = value.indexOf('.');
        if (dot < 0
                || !FormTokens.same(
                        value.substring(dot + 1), FormTokens.keyed(visitor, "notice:" + value.substring(0, dot)))) {
            return Optional.empty();
        }
        String text = new String(Base64.getUrlDecoder().decode(value.substring(0, dot)), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        return Optional.of(new Notice(Notice.Kind.valueOf(text.substring(0, space)), text.substring(space + 1)));
    }

    private Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(https)
                .setSameSite(CookieSameSite.LAX);
    }
}
