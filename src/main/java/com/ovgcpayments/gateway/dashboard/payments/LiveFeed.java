package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionLine;
import com.ovgcpayments.gateway.session.SessionSearch;
import com.ovgcpayments.gateway.storage.DatabaseUnavailable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one merchant's payments in one mode, told to all who have the list open at this instance. It looks into the
 * database once a second, however many they are, and not at all while there is nobody. May be used from every event loop.
 */
final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long PAUSE_MILLIS = 1_000;

    /** What commits later than it was named is found all the same. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** Somebody who was away for longer sees the newest, and has to load anew what else he has before him. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(15);

    private static final int MOST_REMEMBERED = 1_000;

    private final Vertx vertx;
    private final SessionSearch search;
    private final UUID merchantId;
    private final Mode mode;
    private final Function<SessionLine, PaymentLine> lines;
    private final Function<PaymentLine, String> drawn;

    private final Map<LiveStream, Instant> joining = new HashMap<>();
    private final List<LiveStream> listening = new ArrayList<>();
    private final Map<String, String> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private Instant looked = Instant.now();
    private boolean looking;
    private boolean failing;

    LiveFeed(
            Vertx vertx,
            SessionSearch search,
            UUID merchantId,
            Mode mode,
            Function<SessionLine, PaymentLine> lines,
            Function<PaymentLine, String> drawn) {
        this.vertx = vertx;
        this.search = search;
        this.merchantId = merchantId;
        this.mode = mode;
        this.lines = lines;
        this.drawn = drawn;
    }

    /** @param since what has happened from then on is told at the next look, together with the newest */
    synchronized void join(LiveStream stream, Instant since) {
        joining.put(stream, since);
        if (!looking) {
            looking = true;
            looked = Instant.now();
            look();
        }
    }

    /** @return whether nobody is left */
    synchronized boolean leave(LiveStream stream) {
        joining.remove(stream);
        listening.remove(stream);
        return joining.isEmpty() && listening.isEmpty();
    }

    private synchronized void look() {
        if (joining.isEmpty() && listening.isEmpty()) {
            looking = false;
            return;
        }
        Instant now = Instant.now();
        Instant from = looked;
        for (Instant since : joining.values()) {
            from = since.isBefore(from) ? since : from;
        }
        Instant earliest = now.minus(LONGEST_ABSENCE);
        search.latest(
                        merchantId,
                        mode,
                        PaymentListScreen.LINES,
                        (from.isBefore(earliest) ? earliest : from).minus(OVERLAP))
                .onComplete(found -> tell(found, now), this::failed)
                .onComplete(done -> vertx.setTimer(PAUSE_MILLIS, due -> look()));
    }

    private synchronized void tell(List<SessionLine> found, Instant at) {
        failing = false;
        looked = at;
        StringBuilder all = new StringBuilder();
        StringBuilder changed = new StringBuilder();
        // The oldest first: each goes to the top of the list.
        for (int i = found.size() - 1; i >= 0; i--) {
            PaymentLine line = lines.apply(found.get(i));
            boolean news = !line.version().equals(told.put(line.id(), line.version()));
            if (news || !joining.isEmpty()) {
                String message = message(line, at);
                all.append(message);
                changed.append(news ? message : "");
            }
        }
        if (!changed.isEmpty()) {
            listening.forEach(stream -> stream.send(changed.toString()));
        }
        if (!joining.isEmpty()) {
            String everything = all + "id: " + at.toEpochMilli() + "\nevent: ready\ndata: ready\n\n";
            joining.keySet().forEach(stream -> stream.send(everything));
            listening.addAll(joining.keySet());
            joining.clear();
        }
    }

    private String message(PaymentLine line, Instant at) {
        StringBuilder message =
                new StringBuilder("id: ").append(at.toEpochMilli()).append("\nevent: payment\n");
        drawn.apply(line)
                .lines()
                .forEach(each -> message.append("data: ").append(each).append('\n'));
        return message.append('\n').toString();
    }

    private synchronized void failed(Throwable failure) {
        if (!failing && failure instanceof DatabaseUnavailable) {
            LOG.warn("lists of payments stand still: {}", failure.getMessage());
        } else if (!failing) {
            LOG.error("cannot see what becomes of payments; trying on", failure);
        }
        failing = true;
    }
}
