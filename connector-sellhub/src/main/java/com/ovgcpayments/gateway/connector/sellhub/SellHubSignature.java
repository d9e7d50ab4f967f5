package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a webhook is SellHub's: an HMAC-SHA256 of the raw body, in whatever form it is configured to come. */
final class SellHubSignature {
    private static final int MAX_TIME_DIGITS = 12;

    private final Form form;

    enum Encoding {
        HEX,
        BASE64
    }

    /**
     * The section {@code webhook}.
     *
     * @param secrets those that are accepted; empty means that no webhook can be proven
     * @param timestampHeader with the time in seconds, which is not signed; empty if none is looked for
     * @param prefix what stands before the HMAC; may be empty
     * @param eventId where an event's id stands in the body
     * @param type where the word for what happened stands
     * @param invoiceId where the invoice's id stands
     */
    record Form(
            List<String> secrets,
            String signatureHeader,
            Optional<String> timestampHeader,
            String prefix,
            Encoding encoding,
            Duration tolerance,
            String eventId,
            String type,
            String invoiceId) {
        private static final Setting<List<String>> SECRETS = Setting.secret(
                "webhook.secrets",
                SettingType.TEXTS,
                "The secrets of SellHub's webhooks. Without one, a webhook proves nothing and only makes us look.");
        private static final Setting<String> SIGNATURE_HEADER = Setting.of(
                "webhook.signatureHeader",
                SettingType.TEXT,
                "X-Sellhub-Signature",
                "The header that carries the signature.");
        private static final Setting<String> TIMESTAMP_HEADER = Setting.optional(
                "webhook.timestampHeader",
                SettingType.TEXT,
                "The header that carries the time, such as X-Sellhub-Timestamp; if set, it must be there and of now.");
        private static final Setting<String> PREFIX = Setting.of(
                "webhook.prefix", SettingType.TEXT, "sha256=", "What stands before the signature; none for nothing.");
        private static final Setting<Encoding> ENCODING = Setting.of(
                "webhook.encoding",
                SettingType.oneOf(Encoding.class),
                Encoding.HEX,
                "How the signature is written: hex or base64.");
        private static final Setting<Duration> TOLERANCE = Setting.of(
                "webhook.tolerance",
                SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
                Duration.ofMinutes(5),
                "How far a webhook's time may be from now.");
        private static final Setting<String> EVENT_ID = Setting.of(
                "webhook.eventIdPointer", Pointer.TYPE, "/event_id", "Where a webhook's own id stands in its body.");
        private static final Setting<String> TYPE =
                Setting.of("webhook.eventPointer", Pointer.TYPE, "/event", "Where the word for what happened stands.");
        private static final Setting<String> INVOICE_ID = Setting.of(
                "webhook.invoiceIdPointer", Pointer.TYPE, "/order/id", "Where the id of the invoice stands.");

        static final List<Setting<?>> DECLARED = List.of(
                SECRETS, SIGNATURE_HEADER, TIMESTAMP_HEADER, PREFIX, ENCODING, TOLERANCE, EVENT_ID, TYPE, INVOICE_ID);

        /** @param problems where to report what cannot be used */
        static Form of(Settings settings, List<Problem> problems) {
            if (settings.find(SECRETS).filter(List::isEmpty).isPresent()) {
                problems.add(new Problem(SECRETS.path(), "is empty; leave it out to have none"));
            }
            String prefix = settings.get(PREFIX);
            return new Form(
                    settings.find(SECRETS).orElse(List.of()),
                    settings.get(SIGNATURE_HEADER).toLowerCase(Locale.ROOT),
                    settings.find(TIMESTAMP_HEADER).map(name -> name.toLowerCase(Locale.ROOT)),
                    prefix.equals("none") ? "" : prefix,
                    settings.get(ENCODING),
                    settings.get(TOLERANCE),
                    settings.get(EVENT_ID),
                    settings.get(TYPE),
                    settings.get(INVOICE_ID));
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "signatures in " + signatureHeader + ", " + secrets.size() + " secrets";
        }
    }

    SellHubSignature(Form form) {
        this.form = form;
    }

    /** Why a webhook is not to be believed; empty if it is. */
    Optional<String> refusal(ConnectorRequest.Notification message) {
        String header = message.headers().get(form.signatureHeader());
        if (header == null) {
            return Optional.of("no signature");
        }
        Optional<byte[]> given = decoded(header.strip());
        boolean genuine = given.isPresent()
                && form.secrets().stream()
                        .anyMatch(secret -> Digest.equal(
                                given.get(),
                                Digest.hmacSha256(
                                        secret.getBytes(StandardCharsets.UTF_8),
                                        message.body().getBytes())));
        return genuine ? staleness(message) : Optional.of("wrong signature");
    }

    private Optional<byte[]> decoded(String header) {
        if (!header.startsWith(form.prefix())) {
            return Optional.empty();
        }
        String hmac = header.substring(form.prefix().length());
        try {
            return Optional.of(
                    form.encoding() == Encoding.HEX
                            ? HexFormat.of().parseHex(hmac)
                            : Base64.getDecoder().decode(hmac));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> staleness(ConnectorRequest.Notification message) {
        if (form.timestampHeader().isEmpty()) {
            return Optional.empty();
        }
        String text = message.headers().get(form.timestampHeader().get());
        if (text == null || !text.matches("\\d{1," + MAX_TIME_DIGITS + "}")) {
            return Optional.of("no time");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), message.receivedAt());
        return age.abs().compareTo(form.tolerance()) > 0 ? Optional.of("not of now") : Optional.empty();
    }
}
