package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.bank.Bic;
import com.ovgcpayments.gateway.bank.Iban;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The kinds of value that only the application's settings have. */
final class ValueTypes {
    static final SettingType<Integer> PORT = SettingType.number(0, 65535);

    static final SettingType<URI> BASE_URL =
            of("an absolute http or https URL without user, query and fragment", raw -> {
                URI url = SettingType.HTTP_URL.parse(raw.toString().replaceFirst("/+$", ""));
                if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                    throw new IllegalArgumentException();
                }
                return url;
            });

    static final SettingType<PostgresUrl> POSTGRES_URL =
            of("postgresql://user:password@host:5432/database", raw -> PostgresUrl.parse(SettingType.TEXT.parse(raw)));

    static final SettingType<Path> PATH = of("a path", raw -> Path.of(SettingType.TEXT.parse(raw)));

    static final SettingType<List<Cidr>> CIDRS = of(
            "a list of IP ranges such as 10.0.0.0/8",
            raw -> SettingType.TEXTS.parse(raw).stream().map(Cidr::parse).toList());

    static final SettingType<List<String>> MASTER_KEYS =
            of("a list of keys of 32 bytes in base64, such as openssl rand -base64 32 makes", raw -> {
                List<String> keys = SettingType.TEXTS.parse(raw);
                if (keys.isEmpty() || !keys.stream().allMatch(MasterKeys::isKey)) {
                    throw new IllegalArgumentException();
                }
                return keys;
            });

    static final SettingType<String> IBAN =
            of("an IBAN", raw -> Iban.parse(SettingType.TEXT.parse(raw)).orElseThrow(IllegalArgumentException::new));

    static final SettingType<String> BIC =
            of("a BIC", raw -> Bic.parse(SettingType.TEXT.parse(raw)).orElseThrow(IllegalArgumentException::new));

    private ValueTypes() {}

    private static <T> SettingType<T> of(String expectation, Function<Object, T> read) {
        return new SettingType<>() {
            @Override
            public T parse(Object raw) {
                return read.apply(raw);
            }

            @Override
            public String expectation() {
                return expectation;
            }
        };
    }
}
