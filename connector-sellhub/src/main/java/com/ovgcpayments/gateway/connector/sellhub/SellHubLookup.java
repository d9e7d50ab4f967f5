package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Book;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of an attempt. SellHub cannot be asked for the invoices of a checkout, only for all of a time; so
 * the store's invoices are read in stretches, few enough to come in one answer. What was told as paid is written down,
 * because afterwards SellHub's word for it may change: money that was paid back had still come.
 */
final class SellHubLookup {
    private static final Logger LOG = LoggerFactory.getLogger(SellHubLookup.class);

    /** By how much SellHub's clock may differ from ours. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** In which nearly every payer is done. */
    private static final Duration FIRST = Duration.ofHours(1);

    private static final Duration NEXT = Duration.ofDays(1);

    /** Longer than an attempt is asked about by itself. */
    private static final Duration LONGEST = Duration.ofDays(5);

    private final SellHubSettings settings;
    private final SellHubApi api;
    private final SellHubCatalogue catalogue;
    private final Book book;

    /** Both ends belong to it. */
    record Stretch(Instant from, Instant to) {}

    SellHubLookup(SellHubSettings settings, SellHubApi api, SellHubCatalogue catalogue, Book book) {
        this.settings = settings;
        this.api = api;
        this.catalogue = catalogue;
        this.book = book;
    }

    /**
     * @param open what it is as long as no invoice says otherwise; its reference is SellHub's id of the checkout
     */
    Future<Outcome> outcome(ConnectorRequest.Fetch request, Outcome.Redirect open, Instant now) {
        Money price = request.price();
        SellHubInvoices invoices = new SellHubInvoices(
                open.processorRef(), price, variant -> catalogue.isIn(price, variant), settings.statusWords());
        List<Future<SellHubReply>> asked = stretches(request.startedAt(), now).stream()
                .map(stretch -> api.invoices(stretch.from(), stretch.to()))
                .toList();
        return Future.all(asked).compose(answered -> {
            List<ProcessorJson> found = new ArrayList<>();
            for (Future<SellHubReply> each : asked) {
                if (!(each.result() instanceof SellHubReply.Done done)) {
                    return Future.succeededFuture(unanswered(each.result()));
                }
                try {
                    found.addAll(invoices.ours(done.answer()));
                } catch (UnfitAnswer unfit) {
                    return unclear(unfit);
                }
            }
            return conclude(found, invoices, open);
        });
    }

    /**
     * All the time for five days from the beginning. Later there is also the last day: whoever asks then was told of
     * something that has just happened.
     */
    static List<Stretch> stretches(Instant startedAt, Instant now) {
        Instant end = (now.isBefore(startedAt) ? startedAt : now).plus(MARGIN);
        Instant last = startedAt.plus(LONGEST);
        List<Stretch> stretches = new ArrayList<>();
        Instant from = startedAt.minus(MARGIN);
        Instant to = startedAt.plus(FIRST);
        while (from.isBefore(end) && from.isBefore(last)) {
            stretches.add(new Stretch(from, earlier(to, end)));
            from = to;
            to = to.plus(NEXT);
        }
        if (from.isBefore(end)) {
            Instant recent = end.minus(NEXT);
            stretches.add(new Stretch(recent.isBefore(from) ? from : recent, end));
        }
        return stretches;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What one stretch does not tell may be a payment: with anything missing nothing is known. */
    private static Outcome unanswered(SellHubReply reply) {
        return reply instanceof SellHubReply.NotSent notSent
                ? new Outcome.NotSent(notSent.reason())
                : new Outcome.Unknown(reply.reason());
    }

    private Future<Outcome> conclude(List<ProcessorJson> found, SellHubInvoices invoices, Outcome.Redirect open) {
        SellHubInvoices.Reading reading;
        try {
            reading = invoices.read(found);
        } catch (UnfitAnswer | IllegalArgumentException unfit) {
            return unclear(unfit);
        }
        reading.unheard()
                .forEach(told -> tell(
                        told,
                        "an invoice of sellhub's is in a state that nobody knows; set connectors.sellhub.statusMap"));
        List<Future<Optional<Outcome.Capture>>> earlier =
                reading.takenBack().stream().map(this::toldEarlier).toList();
        return Future.all(earlier).compose(asked -> {
            List<Outcome.Capture> captures = Stream.concat(
                            reading.paid().stream(), earlier.stream().flatMap(each -> each.result().stream()))
                    .sorted(Comparator.comparing(Outcome.Capture::capturedAt))
                    .toList();
            if (!captures.isEmpty()) {
                return writeDown(reading.paid()).map(written -> new Outcome.Succeeded(captures));
            }
            return Future.succeededFuture(
                    reading.takenBack().isEmpty()
                            ? open
                            : new Outcome.Unknown("sellhub took a payment and says: "
                                    + reading.takenBack().get(0).status()));
        });
    }

    private static Future<Outcome> unclear(Exception unfit) {
        return Future.succeededFuture(new Outcome.Unknown("sellhub answered with " + unfit.getMessage()));
    }

    /** The capture as it was told when it was paid; empty if nobody has heard of it. */
    private Future<Optional<Outcome.Capture>> toldEarlier(SellHubInvoices.Told invoice) {
        return book.get(key(invoice.invoice())).map(entry -> {
            tell(
                    invoice,
                    entry.isPresent()
                            ? "sellhub paid back, or may have to, what was paid through us"
                            : "an invoice of sellhub's was paid and taken back before we knew of it: look at it there");
            return entry.map(known -> new Outcome.Capture(
                    invoice.invoice(),
                    new Money(known.value().getLong("minor"), known.value().getString("currency")),
                    known.value().getInstant("capturedAt")));
        });
    }

    private Future<?> writeDown(List<Outcome.Capture> paid) {
        return Future.all(paid.stream()
                .map(capture -> book.create(
                        key(capture.processorRef()),
                        new JsonObject()
                                .put("minor", capture.money().minor())
                                .put("currency", capture.money().currency())
                                .put("capturedAt", capture.capturedAt().toString())))
                .toList());
    }

    private static String key(String invoice) {
        return Book.PAYMENT + invoice;
    }

    private static void tell(SellHubInvoices.Told told, String what) {
        LOG.atError()
                .addKeyValue("invoice", told.invoice())
                .addKeyValue("status", told.status())
                .log(what);
    }
}
