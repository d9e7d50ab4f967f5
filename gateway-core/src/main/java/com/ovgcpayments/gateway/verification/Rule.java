package com.ovgcpayments.gateway.verification;

import java.util.UUID;
import java.util.function.Function;

/**
 * Something that holds for every row.
 *
 * @param name as it stands in reports; it does not change from release to release
 * @param wrong what is wrong with a row that breaks it, after "n payments" or the like
 * @param advice what an operator does about it
 * @param shown how the id of a row that breaks it is written for people
 * @param broken selects the {@code id} of each row that breaks it
 */
public record Rule(String name, Level level, String wrong, String advice, Function<UUID, String> shown, String broken) {
    public enum Level {
        /** Money or the word of it is not where it should be. */
        PROBLEM,
        /** Nothing is lost, but somebody should look. */
        WARNING
    }
}
