package com.ovgcpayments.gateway.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem, so that a user mends all of them in one go. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param path the key
     * @param message what is wrong, to stand after the key
     */
    public record Problem(String path, String message) {
        @Override
        public String toString() {
            return path + " " + message;
        }
    }

    public InvalidSettings(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidSettings(String path, String message) {
        this(List.of(new Problem(path, message)));
    }

    /** The same with whole paths, where a section was read that knows its keys by relative ones. */
    public InvalidSettings under(String section) {
        String prefix = section + ".";
        return new InvalidSettings(problems.stream()
                .map(problem -> problem.path().startsWith(prefix)
                        ? problem
                        : new Problem(prefix + problem.path(), problem.message()))
                .toList());
    }

    public List<Problem> problems() {
        return problems;
    }
}
