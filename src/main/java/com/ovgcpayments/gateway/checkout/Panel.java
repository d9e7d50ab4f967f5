package com.ovgcpayments.gateway.checkout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a page that tells the state and what can be done about it.
 *
 * @param state the state's name for the module and for tests
 * @param warning what must be read before the form is sent
 * @param contact where the merchant helps who cannot go on here
 */
record Panel(
        String state,
        @Nullable Icon icon,
        String title,
        List<String> lines,
        @Nullable Fact fact,
        @Nullable String warning,
        @Nullable PayForm form,
        @Nullable OtherWays others,
        List<Action> actions,
        @Nullable Contact contact,
        @Nullable Refresh refresh) {

    static Panel of(String state, @Nullable Icon icon, String title, String... lines) {
        return new Panel(state, icon, title, List.of(lines), null, null, null, null, List.of(), null, null);
    }

    Panel withFact(String label, String value) {
        return new Panel(
                state, icon, title, lines, new Fact(label, value), warning, form, others, actions, contact, refresh);
    }

    /** @param warning null for none */
    Panel withWarning(@Nullable String warning) {
        return new Panel(state, icon, title, lines, fact, warning, form, others, actions, contact, refresh);
    }

    Panel withOthers(OtherWays others) {
        return new Panel(state, icon, title, lines, fact, warning, form, others, actions, contact, refresh);
    }

    Panel withForm(PayForm form) {
        return new Panel(state, icon, title, lines, fact, warning, form, others, actions, contact, refresh);
    }

    Panel withAction(String label, String href, Action.Weight weight) {
        List<Action> more = new ArrayList<>(actions);
        more.add(new Action(label, href, weight));
        return new Panel(state, icon, title, lines, fact, warning, form, others, List.copyOf(more), contact, refresh);
    }

    /** @param contact null for none */
    Panel withContact(@Nullable Contact contact) {
        return new Panel(state, icon, title, lines, fact, warning, form, others, actions, contact, refresh);
    }

    Panel withRefresh(Refresh refresh) {
        return new Panel(state, icon, title, lines, fact, warning, form, others, actions, contact, refresh);
    }
}
