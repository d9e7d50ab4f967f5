package com.ovgcpayments.gateway.account;

import java.util.Optional;

/** A text that may not be somebody's password; nothing was changed. */
public final class UnacceptablePassword extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final PasswordProblem problem;

    private UnacceptablePassword(PasswordProblem problem) {
        super("a password " + problem.sentence());
        this.problem = problem;
    }

    public PasswordProblem problem() {
        return problem;
    }

    static Optional<UnacceptablePassword> of(String password, String email) {
        return PasswordProblem.of(password, email).map(UnacceptablePassword::new);
    }
}
