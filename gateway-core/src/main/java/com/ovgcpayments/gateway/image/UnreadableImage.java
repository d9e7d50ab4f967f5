package com.ovgcpayments.gateway.image;

/** A file is no image that is taken. The message says why, and is to be read behind a name for the file. */
public final class UnreadableImage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableImage(String problem) {
        super(problem);
    }

    static UnreadableImage damaged() {
        return new UnreadableImage("is damaged or cut off");
    }

    static UnreadableImage moving() {
        return new UnreadableImage("must not be animated");
    }

    static UnreadableImage followed() {
        return new UnreadableImage("must end where the image ends, and something stands behind it");
    }
}
