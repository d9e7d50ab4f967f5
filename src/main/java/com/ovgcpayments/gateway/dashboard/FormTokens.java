package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.account.SignedIn;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The token that every form of a session bears, so that no other site can post one in its visitor's name. It is of the merchant, too: a page
 * that was left open while the merchant was changed elsewhere does nothing to the other one.
 */
final class FormTokens {
    static final String FIELD = "_token";
    static final String HEADER = "X-Form-Token";
    private static final String ALGORITHM = "HmacSHA256";

    private FormTokens() {}

    static String of(SignedIn visitor) {
        return keyed(
                visitor,
                "form:"
                        + visitor.membership()
                                .map(Membership::merchantId)
                                .map(Object::toString)
                                .orElse("nobody"));
    }

    /** Whether what was posted came from a page of this session and this merchant. */
    static boolean isBorneBy(RoutingContext context, SignedIn visitor) {
        @Nullable String given = Optional.ofNullable(context.request().getHeader(HEADER))
                .orElse(context.request().getFormAttribute(FIELD));
        return given != null && same(given, of(visitor));
    }

    /** A keyed hash of the session's own key: nobody else can make it. */
    static String keyed(SignedIn visitor, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(visitor.formKey().getBytes(), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
