package com.ovgcpayments.gateway.dashboard.gateways;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code gateways/editor.jte}: a plan in the making.
 *
 * @param gateways every gateway of the draft, in its order
 * @param gone what the saved plan speaks of and is set up no more
 * @param conflict there if somebody else was faster
 * @param told what the last step did, for those who do not see it
 */
record EditorPage(
        PlanDraft draft,
        List<GatewayRow> gateways,
        List<RuleLine> rules,
        List<String> gone,
        Optional<Conflict> conflict,
        DryRunPart dryRun,
        String told) {
    EditorPage {
        gateways = List.copyOf(gateways);
        rules = List.copyOf(rules);
        gone = List.copyOf(gone);
    }

    boolean offers(GatewayRow gateway) {
        return draft.offered().contains(gateway.name());
    }

    boolean nothingOffered() {
        return gateways.stream().noneMatch(this::offers);
    }

    /** How many rules must be mended before the plan can be saved. */
    long faulty() {
        return rules.stream().filter(RuleLine::faulty).count();
    }

    /** The name that payers read. */
    String label(String gateway) {
        return gateways.stream()
                .filter(row -> row.name().equals(gateway))
                .map(GatewayRow::label)
                .findFirst()
                .orElse(gateway);
    }

    /**
     * A rule of the draft.
     *
     * @param title its name, or its place as long as it has none
     * @param form its fields, for one that is open
     * @param words what it says; empty as long as it is not sound
     * @param shares by gateway, what part of its payments begins there
     * @param open whether it is being edited
     * @param faulty whether somebody is done with it and it is not sound
     * @param warnings what is sound and perhaps not meant
     */
    record RuleLine(
            RuleDraft draft,
            String title,
            Form form,
            Optional<PlanView.Rule> words,
            Map<String, String> shares,
            boolean open,
            boolean faulty,
            List<String> warnings) {}

    /**
     * Two have changed the same version.
     *
     * @param theirs what was saved meanwhile
     * @param theirChanges what they did to the version from which both began
     * @param yourChanges what is in the draft
     */
    record Conflict(Version theirs, PlanView plan, List<String> theirChanges, List<String> yourChanges) {}
}
