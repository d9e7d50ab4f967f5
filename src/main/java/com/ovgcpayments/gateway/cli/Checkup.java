package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.ConfigReading;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.config.GatewaySettings.Http;
import com.ovgcpayments.gateway.config.MasterKeys;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import com.ovgcpayments.gateway.storage.SuitableDatabase;
import com.ovgcpayments.gateway.storage.UnsuitableDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at everything that a gateway needs, each on its own, whatever the others are like. Changes nothing. */
final class Checkup {
    private static final String CONFIGURATION = "configuration";
    private static final String DATABASE = "database";
    private static final String SECRETS = "secrets";
    private static final String ADDRESSES = "addresses";
    private static final Pattern LOCAL =
            Pattern.compile("localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[::1?\\]", Pattern.CASE_INSENSITIVE);

    private final ConfigReading reading;
    private final Settings settings;
    private final List<Diagnosis> found = new ArrayList<>();

    private Checkup(ConfigReading reading) {
        this.reading = reading;
        this.settings = reading.configuration().settings();
    }

    static List<Diagnosis> of(ConfigReading reading) {
        return new Checkup(reading).all();
    }

    private List<Diagnosis> all() {
        configuration();
        Optional<PostgresUrl> database = database();
        masterKeys();
        PublicUrls urls = PublicUrls.of(settings, settings.get(Http.PORT), settings.get(GatewaySettings.Ops.PORT));
        address("merchants and processors", urls.api(), Http.API_URL);
        address("payers", urls.checkout(), Http.CHECKOUT_URL);
        found.addAll(new ConnectorCheckup(reading, urls.api(), database).all());
        return List.copyOf(found);
    }

    private void configuration() {
        if (reading.problems().isEmpty()) {
            found.add(Diagnosis.good(CONFIGURATION, "usable, from " + String.join(", ", reading.origins())));
        }
        wrong(CONFIGURATION, reading.problems());
    }

    private void wrong(String about, List<InvalidSettings.Problem> problems) {
        problems.forEach(problem -> found.add(Diagnosis.problem(about, problem.toString())));
    }

    /** The database, if a gateway may run on it. */
    private Optional<PostgresUrl> database() {
        try {
            Optional<PostgresUrl> existing = CommandDatabase.existing(settings);
            existing.ifPresentOrElse(
                    this::suitable,
                    () -> found.add(Diagnosis.warning(
                            DATABASE,
                            "none was looked at: there is no " + DatabaseSettings.URL.path() + ", and none runs in "
                                    + settings.get(GatewaySettings.DATA_DIR))));
            return existing;
        } catch (UnsuitableDatabase e) {
            found.add(Diagnosis.problem(DATABASE, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void suitable(PostgresUrl url) {
        SuitableDatabase database = Migrations.check(url);
        found.add(Diagnosis.good(
                DATABASE,
                "PostgreSQL " + database.serverVersion() + " answers at " + url.address() + "/" + url.database()));
        found.add(Diagnosis.good(DATABASE, "the schema is up to date, at version " + database.schemaVersion()));
        found.add(Diagnosis.good(DATABASE, "the user " + url.user() + " owns no table"));
    }

    private void masterKeys() {
        try {
            found.add(MasterKeys.configured(settings)
                    .map(Checkup::usable)
                    .orElseGet(() -> Diagnosis.warning(SECRETS, "no master key was given that could be looked at")));
        } catch (InvalidSettings e) {
            wrong(SECRETS, e.problems());
        } catch (IllegalArgumentException e) {
            found.add(Diagnosis.problem(SECRETS, String.valueOf(e.getMessage())));
        }
    }

    private static Diagnosis usable(List<String> keys) {
        Sealer.of(keys); // refuses those that cannot be used together
        return Diagnosis.good(
                SECRETS, keys.size() == 1 ? "one master key, usable" : keys.size() + " master keys, usable");
    }

    private void address(String who, URI url, Setting<URI> setting) {
        found.add(
                LOCAL.matcher(url.getHost()).matches()
                        ? Diagnosis.warning(
                                ADDRESSES,
                                who + " are sent to " + url + ", which nobody reaches from another machine: set "
                                        + setting.path())
                        : Diagnosis.good(ADDRESSES, who + " reach the gateway at " + url));
    }
}
