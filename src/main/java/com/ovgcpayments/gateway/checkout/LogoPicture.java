package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.LogoMark;
import java.util.Base64;

/**
 * A merchant's logo as a page has it.
 *
 * @param source a path of ours, or the image itself
 * @param width in pixels, as is the height: a browser keeps the place free by them
 */
record LogoPicture(String source, int width, int height) {
    static final String FOLDER = "/assets/logo/";

    static LogoPicture stored(LogoMark mark) {
        return new LogoPicture(FOLDER + mark.sha256(), mark.width(), mark.height());
    }

    /** Of one that may not be stored yet. */
    static LogoPicture within(Logo logo) {
        String content = Base64.getEncoder().encodeToString(logo.content().getBytes());
        String source = "data:" + logo.type().contentType() + ";base64," + content;
        return new LogoPicture(source, logo.mark().width(), logo.mark().height());
    }
}
