package com.ovgcpayments.gateway.faults;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run is to be.
 *
 * @param seed from which all chance comes; what becomes of it in time is still up to the machine
 * @param kills how often at the least a gateway is killed before the run comes to its end
 * @param limit after which the run ends with the kills it has
 * @param payers how many pay at the same time
 * @param databaseStops how often at the least PostgreSQL is stopped immediately
 * @param directory for data and logs
 */
record Options(long seed, int kills, Duration limit, int payers, int databaseStops, Path directory) {
    private static final String USAGE =
            "usage: bench/faults [--kills N] [--seed S] [--minutes M] [--payers P] [--database-stops D] [--dir DIRECTORY]";

    static Options parse(String... args) {
        Options options = new Options(
                System.nanoTime(),
                200,
                Duration.ofMinutes(45),
                8,
                10,
                Path.of("target", "faults-" + System.nanoTime()));
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        for (int i = 0; i < args.length; i += 2) {
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--kills" -> new Options(seed, Integer.parseInt(value), limit, payers, databaseStops, directory);
            case "--seed" -> new Options(Long.parseLong(value), kills, limit, payers, databaseStops, directory);
            case "--minutes" ->
                new Options(seed, kills, Duration.ofMinutes(Long.parseLong(value)), payers, databaseStops, directory);
            case "--payers" -> new Options(seed, kills, limit, Integer.parseInt(value), databaseStops, directory);
            case "--database-stops" -> new Options(seed, kills, limit, payers, Integer.parseInt(value), directory);
            case "--dir" -> new Options(seed, kills, limit, payers, databaseStops, Path.of(value));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }
}
