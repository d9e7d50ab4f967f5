package com.ovgcpayments.gateway.idempotency;

/**
 * What a request wants is not possible as things stand, and this is its answer: what the work has done so far is undone,
 * and every repetition is answered with the same bytes, also when things stand otherwise by then.
 */
public final class KeptRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public KeptRefusal(Answer answer) {
        super(answer.toString(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
