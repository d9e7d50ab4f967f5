package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.id.PublicId;
import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Ids as they are written on the command line. */
final class Ids {
    private Ids() {}

    /** {@code mer_…} */
    static final class Merchant implements ITypeConverter<UUID> {
        @Override
        public UUID convert(String text) {
            return parse(PublicId.MERCHANT, text, "is no merchant's id: see gateway merchants list");
        }
    }

    /** {@code key_…} */
    static final class ApiKey implements ITypeConverter<UUID> {
        @Override
        public UUID convert(String text) {
            return parse(PublicId.API_KEY, text, "is no key's id: see gateway keys list");
        }
    }

    /** {@code opk_…} */
    static final class OperatorKey implements ITypeConverter<UUID> {
        @Override
        public UUID convert(String text) {
            return parse(PublicId.OPERATOR_KEY, text, "is no operator key's id: see gateway operators list");
        }
    }

    /** {@code po_…} */
    static final class Payout implements ITypeConverter<UUID> {
        @Override
        public UUID convert(String text) {
            return parse(PublicId.PAYOUT, text, "is no payout's id: see gateway payouts list");
        }
    }

    private static UUID parse(PublicId kind, String text, String complaint) {
        return kind.parse(text).orElseThrow(() -> new TypeConversionException("\"" + text + "\" " + complaint));
    }
}
