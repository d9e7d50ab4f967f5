package com.ovgcpayments.gateway.checkout;

import java.util.Locale;

/** The sign at the head of a state. Drawn by strokes on a grid of 24. */
enum Icon {
    SPINNER("M12 3a9 9 0 1 1-9 9", Tone.CALM),
    HOURGLASS("M6.5 3h11M6.5 21h11M8 3v4l4 5-4 5v4M16 3v4l-4 5 4 5v4", Tone.WAIT),
    CHECK("M5 12.8l4.6 4.6L19 7.6", Tone.GOOD),
    CROSS("M7 7l10 10M17 7L7 17", Tone.BAD),
    ALERT(
            "M12 9v4.2M12 16.9v.1M10.3 4.2L2.7 17.4a2 2 0 0 0 1.7 3h15.2a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z",
            Tone.BAD),
    CLOCK("M12 7v5.2l3.4 2M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0z", Tone.WAIT),
    RETURN("M9 14L4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11", Tone.CALM),
    OFFLINE("M3.5 3.5l17 17M9.6 5.6A6 6 0 0 1 17.5 10a4.5 4.5 0 0 1 2.9 7.5M6.6 8.9A5 5 0 0 0 7.5 18.5h8.6", Tone.WAIT),
    SHIELD("M12 3l7.5 2.8v5.4c0 4.6-3.1 7.9-7.5 9.8c-4.4-1.9-7.5-5.2-7.5-9.8V5.8zM12 8.5v4M12 15.9v.1", Tone.WAIT),
    SEARCH("M16 16l5 5M18 10.5a7.5 7.5 0 1 1-15 0a7.5 7.5 0 0 1 15 0z", Tone.CALM);

    private enum Tone {
        CALM,
        WAIT,
        GOOD,
        BAD
    }

    private final String path;
    private final Tone tone;

    Icon(String path, Tone tone) {
        this.path = path;
        this.tone = tone;
    }

    String path() {
        return path;
    }

    /** Classes of the style sheet. */
    String look() {
        return (name() + " " + tone).toLowerCase(Locale.ROOT);
    }
}
