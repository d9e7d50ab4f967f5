package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.List;

/**
 * One of the things that a person can decide.
 *
 * @param word what is posted
 * @param hint what follows from it
 */
record Choice(String word, String title, String hint) {
    static final String FIELD = "as";

    /** The word that was chosen; where it is none of these, that is noted in the form. */
    static String of(Form form, List<Choice> choices) {
        String word = form.text(FIELD);
        if (choices.stream().noneMatch(choice -> choice.word().equals(word))) {
            form.problem(FIELD, "Choose what is true.");
        }
        return word;
    }
}
