package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.testkit.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens to the requests on the way to one processor. Thread-safe. */
final class FaultSchedule implements Supplier<Optional<Fault>> {
    private static final int FAULTY_PERCENT = 12;

    /** Being refused is an outage's; see {@link Mischief}. The long answer is left out: it only costs time. */
    private static final List<Fault> FAULTS = List.of(
            Fault.RESET_UNREAD,
            Fault.RESET_UNFORWARDED,
            Fault.SILENT_UNFORWARDED,
            Fault.ERROR_PAGE_UNFORWARDED,
            Fault.TOO_MANY_REQUESTS,
            Fault.ANSWER_LOST,
            Fault.ANSWER_LOST,
            Fault.SILENT,
            Fault.HALF_ANSWER,
            Fault.ERROR_PAGE,
            Fault.REDIRECTED,
            Fault.WRONG_TYPE,
            Fault.NO_JSON,
            Fault.OTHER_JSON,
            Fault.EMPTY,
            Fault.DOUBLED);

    private final Chance chance;
    private final Tally tally;
    private volatile boolean healed;

    FaultSchedule(Chance chance, Tally tally) {
        this.chance = chance;
        this.tally = tally;
    }

    /** Nothing goes wrong any more. */
    void heal() {
        healed = true;
    }

    @Override
    public Optional<Fault> get() {
        if (healed || !chance.percent(FAULTY_PERCENT)) {
            return Optional.empty();
        }
        Fault fault = chance.oneOf(FAULTS);
        tally.count("fault on the way: " + fault.name().toLowerCase(Locale.ROOT));
        return Optional.of(fault);
    }
}
