package com.ovgcpayments.gateway.image;

/** The kinds of image that are taken. SVG is none of them: it is a document, which may carry scripts. */
public enum ImageType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp");

    private final String contentType;

    ImageType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** @throws IllegalArgumentException if there is none of this content type */
    public static ImageType of(String contentType) {
        for (ImageType type : values()) {
            if (type.contentType.equals(contentType)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no kind of image that is taken: " + contentType);
    }
}
