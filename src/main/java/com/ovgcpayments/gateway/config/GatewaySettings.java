package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.payment.LatePayments;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every setting of the gateway, but those that connectors declare for themselves. */
public final class GatewaySettings {
    private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(100);
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(1);

    public static final Setting<Path> DATA_DIR = Setting.of(
            "dataDir",
            ValueTypes.PATH,
            Path.of(".data"),
            "Where a gateway that brings its own PostgreSQL keeps its data.");
    public static final Setting<List<Role>> ROLES =
            Setting.of("roles", SettingType.someOf(Role.class), List.of(Role.values()), "What this instance does.");
    public static final Setting<List<String>> ROUTING_ORDER = Setting.of(
            "routing.order",
            SettingType.TEXTS,
            List.of(),
            "The connectors in the order in which they are tried; those not named follow.");

    private GatewaySettings() {}

    /** The listener for merchants, payers and processors. */
    public static final class Http {
        public static final Setting<Integer> PORT =
                Setting.of("http.port", ValueTypes.PORT, 8080, "Where the gateway listens; 0 takes a free port.");
        public static final Setting<String> HOST =
                Setting.of("http.host", SettingType.TEXT, "0.0.0.0", "The address on which the gateway listens.");
        public static final Setting<URI> API_URL = Setting.optional(
                "http.apiUrl",
                ValueTypes.BASE_URL,
                "Where merchants and processors reach the gateway; http://localhost:<port> if left out.");
        public static final Setting<URI> CHECKOUT_URL = Setting.optional(
                "http.checkoutUrl",
                ValueTypes.BASE_URL,
                "Where payers reach the gateway; http://localhost:<port> if left out.");
        public static final Setting<URI> DASHBOARD_URL = Setting.optional(
                "http.dashboardUrl",
                ValueTypes.BASE_URL,
                "Where merchants' people reach the dashboard, without /dashboard; http.apiUrl if left out.");
        public static final Setting<List<Cidr>> TRUSTED_PROXIES = Setting.of(
                "http.trustedProxies",
                ValueTypes.CIDRS,
                List.of(),
                "The proxies whose X-Forwarded headers tell a client's address and scheme.");
        public static final Setting<Integer> RATE_LIMIT = Setting.of(
                "http.rateLimit",
                SettingType.number(1, 1_000_000),
                1000,
                "Requests a second that an API key may send to each instance, unless the key says otherwise.");
        public static final Setting<Integer> REQUEST_LOG_RATE = Setting.of(
                "http.requestLogRate",
                SettingType.number(0, 1_000_000),
                200,
                "Successful requests a second of which each instance tells: in the log of requests, those of the API, and in its own log."
                        + " Refused ones always are.");
        public static final Setting<Integer> UNAUTHORIZED_RATE = Setting.of(
                "http.unauthorizedRate",
                SettingType.number(1, 1_000_000),
                60,
                "Requests a minute without a valid API key that one client address may send to each instance.");
        public static final Setting<Integer> PAY_RATE = Setting.of(
                "http.payRate",
                SettingType.number(1, 1_000_000),
                40,
                "How often a minute one client address may press Pay at each instance.");
        public static final Setting<Integer> PAY_RATE_PER_EMAIL = Setting.of(
                "http.payRatePerEmail",
                SettingType.number(1, 1_000_000),
                20,
                "How often a minute Pay may be pressed at each instance on sessions of one e-mail address.");

        private Http() {}
    }

    /** The listener for operators. */
    public static final class Ops {
        public static final Setting<Integer> PORT =
                Setting.of("ops.port", ValueTypes.PORT, 9090, "Where operators are served; 0 takes a free port.");
        public static final Setting<String> HOST =
                Setting.of("ops.host", SettingType.TEXT, "127.0.0.1", "The address on which operators are served.");
        public static final Setting<URI> URL = Setting.optional(
                "ops.url",
                ValueTypes.BASE_URL,
                "Where operators reach their dashboard, without /dashboard; http://localhost:<port> if left out.");

        public static final Setting<Integer> UNAUTHORIZED_RATE = Setting.of(
                "ops.unauthorizedRate",
                SettingType.number(1, 1_000_000),
                60,
                "Requests a minute without a valid operator's key that one client address may send to each instance.");

        private Ops() {}
    }

    /** PostgreSQL. */
    public static final class DatabaseSettings {
        public static final Setting<PostgresUrl> URL = Setting.secret(
                "database.url",
                ValueTypes.POSTGRES_URL,
                "The database, entered as a role that owns nothing in it (gateway_app).");
        public static final Setting<PostgresUrl> ADMIN_URL = Setting.secret(
                "database.adminUrl",
                ValueTypes.POSTGRES_URL,
                "The database, entered as the owner of its schema; only ./gateway migrate uses it.");
        public static final Setting<Integer> POOL_SIZE = Setting.optional(
                "database.poolSize",
                SettingType.number(1, 1000),
                "How many connections an instance may hold. Where none is given: three for each of this machine's processors,"
                        + " at least 6 and at most 16.");

        private DatabaseSettings() {}
    }

    /** The keys with which secrets in the database are sealed. */
    public static final class Secrets {
        public static final Setting<List<String>> MASTER_KEYS = Setting.secret(
                "secrets.masterKeys",
                ValueTypes.MASTER_KEYS,
                "The master keys; the first seals, all of them open. Make one with: openssl rand -base64 32");
        public static final Setting<Path> MASTER_KEY_FILE = Setting.optional(
                "secrets.masterKeyFile", ValueTypes.PATH, "A file that holds the master keys, one a line.");

        private Secrets() {}
    }

    /** Dealing with processors. */
    public static final class Payments {
        public static final Setting<Duration> BEGIN_DEADLINE = Setting.of(
                "payments.beginDeadline",
                SettingType.duration(SHORTEST_DEADLINE, LONGEST_DEADLINE),
                Duration.ofSeconds(10),
                "How long a processor may take to begin a payment.");
        public static final Setting<Duration> FETCH_DEADLINE = Setting.of(
                "payments.fetchDeadline",
                SettingType.duration(SHORTEST_DEADLINE, LONGEST_DEADLINE),
                Duration.ofSeconds(5),
                "How long a processor may take to tell the state of a payment.");
        public static final Setting<LatePayments> LATE_PAYMENTS = Setting.of(
                "payments.latePayments",
                SettingType.oneOf(LatePayments.class),
                LatePayments.REFUND,
                "What happens to money whose payer finished more than 2 minutes after the session's end: it goes back, or "
                        + "it pays the session if nothing else has.");

        private Payments() {}
    }

    /** Paying merchants out. */
    public static final class PayoutSettings {
        public static final Setting<Duration> COOL_DOWN = Setting.of(
                "payouts.coolDown",
                SettingType.DURATION,
                Duration.ofDays(1),
                "How long after a change of his account nothing is paid out to a merchant, in live mode.");
        public static final Setting<String> DEBTOR_NAME = Setting.optional(
                "payouts.debtorName", SettingType.TEXT, "The holder of the account from which merchants are paid.");
        public static final Setting<String> DEBTOR_IBAN =
                Setting.optional("payouts.debtorIban", ValueTypes.IBAN, "The account from which merchants are paid.");
        public static final Setting<String> DEBTOR_BIC = Setting.optional(
                "payouts.debtorBic", ValueTypes.BIC, "The bank of that account, where the bank wants it in the file.");

        private PayoutSettings() {}
    }

    /** Delivering events to merchants. */
    public static final class Webhooks {
        public static final Setting<List<Cidr>> ALLOWED_CIDRS = Setting.of(
                "webhooks.allowedCidrs",
                ValueTypes.CIDRS,
                List.of(),
                "Private addresses to which events may be posted although they are not public.");

        private Webhooks() {}
    }

    /** How long what is kept. */
    public static final class Retention {
        public static final Setting<Duration> PERSONAL_DATA = Setting.of(
                "retention.personalData",
                SettingType.duration(Duration.ofDays(1), Duration.ofDays(3650)),
                Duration.ofDays(400),
                "How long a session keeps e-mail address, title, metadata and URLs; one that nobody tried to pay is removed then.");
        public static final Setting<Duration> BODIES = Setting.of(
                "retention.bodies",
                SettingType.duration(Duration.ofDays(7), Duration.ofDays(3650)),
                Duration.ofDays(30),
                "How long events, the answers of merchants' endpoints and processors' notifications are kept word for word, and the log of requests.");

        private Retention() {}
    }

    /** What only {@code gateway dev} has. */
    public static final class Dev {
        public static final Setting<Boolean> SHOP = Setting.of(
                "dev.shop",
                SettingType.FLAG,
                true,
                "Whether a demo shop runs along, which receives the demo merchant's webhooks and shows them.");

        private Dev() {}
    }

    /** The log. */
    public static final class Log {
        public static final Setting<LogFormat> FORMAT =
                Setting.of("log.format", SettingType.oneOf(LogFormat.class), LogFormat.JSON, "How a line is written.");
        public static final Setting<LogLevel> LEVEL = Setting.of(
                "log.level", SettingType.oneOf(LogLevel.class), LogLevel.INFO, "The least severe lines to log.");

        private Log() {}
    }

    /** All that may be set when these connectors are there, with the defaults of the profile. */
    static List<Setting<?>> declared(Profile profile, List<ConnectorProvider> providers) {
        LogFormat logFormat = profile == Profile.SERVE ? LogFormat.JSON : LogFormat.TEXT;
        LogLevel logLevel = profile == Profile.OPERATION ? LogLevel.WARN : LogLevel.INFO;
        List<Setting<?>> declared = new ArrayList<>(List.of(
                DATA_DIR,
                ROLES,
                ROUTING_ORDER,
                Http.PORT,
                Http.HOST,
                Http.API_URL,
                Http.CHECKOUT_URL,
                Http.DASHBOARD_URL,
                Http.TRUSTED_PROXIES,
                Http.RATE_LIMIT,
                Http.REQUEST_LOG_RATE,
                Http.UNAUTHORIZED_RATE,
                Http.PAY_RATE,
                Http.PAY_RATE_PER_EMAIL,
                Ops.PORT,
                Ops.HOST,
                Ops.URL,
                Ops.UNAUTHORIZED_RATE,
                DatabaseSettings.URL,
                DatabaseSettings.ADMIN_URL,
                DatabaseSettings.POOL_SIZE,
                Secrets.MASTER_KEYS,
                Secrets.MASTER_KEY_FILE,
                Payments.BEGIN_DEADLINE,
                Payments.FETCH_DEADLINE,
                Payments.LATE_PAYMENTS,
                PayoutSettings.COOL_DOWN,
                PayoutSettings.DEBTOR_NAME,
                PayoutSettings.DEBTOR_IBAN,
                PayoutSettings.DEBTOR_BIC,
                Webhooks.ALLOWED_CIDRS,
                Retention.PERSONAL_DATA,
                Retention.BODIES,
                Log.FORMAT.withFallback(logFormat),
                Log.LEVEL.withFallback(logLevel)));
        if (profile == Profile.DEV) {
            declared.add(Dev.SHOP);
        }
        for (ConnectorProvider provider : providers) {
            ConnectorSettings common = ConnectorSettings.of(provider.name());
            declared.addAll(List.of(common.enabled(), common.modes(), common.label()));
            List<Setting<?>> own = provider.settings().stream()
                    .<Setting<?>>map(setting -> setting.under(common.section()))
                    .toList();
            // A simulated processor has its own, by which it settles.
            if (own.stream()
                    .noneMatch(setting ->
                            setting.path().equals(common.settlementDelay().path()))) {
                declared.add(common.settlementDelay());
            }
            declared.addAll(own);
        }
        return List.copyOf(declared);
    }
}
