package com.ovgcpayments.gateway.dashboard;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What a screen answers. */
public sealed interface ScreenAnswer {

    /**
     * A page, or the part of one that a script asked for.
     *
     * @param template below {@code src/main/jte}: {@code dashboard/payments/list.jte}; it is drawn with the parameters {@code frame}, a
     *     {@link Frame}, and {@code page}
     */
    record Drawn(int status, String template, Object page) implements ScreenAnswer {}

    /** On to another page. A notice is shown there once. */
    record SeeOther(String location, Optional<Notice> notice) implements ScreenAnswer {}

    /** On to another page with a new session cookie: somebody has come in. */
    record CameIn(String cookie, String location) implements ScreenAnswer {}

    /** On to another page without a session. */
    record WentOut(String location) implements ScreenAnswer {}

    /** A file to keep; of ASCII characters in its name. */
    record Download(String fileName, String contentType, Buffer content) implements ScreenAnswer {}

    /** The screen has written its answer itself, or goes on writing it: a stream. */
    record Streamed() implements ScreenAnswer {}

    static ScreenAnswer page(String template, Object page) {
        return new Drawn(200, template, page);
    }

    /** The form again, with what is wrong about what was typed. */
    static ScreenAnswer unsound(String template, Object page) {
        return new Drawn(422, template, page);
    }

    static ScreenAnswer seeOther(String location) {
        return new SeeOther(location, Optional.empty());
    }

    static ScreenAnswer seeOther(String location, Notice notice) {
        return new SeeOther(location, Optional.of(notice));
    }
}
