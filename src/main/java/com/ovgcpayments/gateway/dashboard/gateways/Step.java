package com.ovgcpayments.gateway.dashboard.gateways;

/**
 * What somebody did to his draft: the button that he pressed.
 *
 * @param action what, such as {@code rule-up}
 * @param target to which rule or gateway; empty where there is none
 */
record Step(String action, String target) {
    /** @param text the button's value: an action, or an action and its target with a colon between */
    static Step of(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Step(text, "") : new Step(text.substring(0, colon), text.substring(colon + 1));
    }

    PlanDraft applied(PlanDraft draft) {
        return switch (action) {
            case "add" -> draft.withNewRule();
            case "edit" -> draft.withOpen(target);
            case "remove" -> draft.withoutRule(target);
            case "rule-up" -> draft.withRuleMoved(target, -1);
            case "rule-down" -> draft.withRuleMoved(target, 1);
            case "gateway-up" -> draft.withGatewayMoved(target, -1);
            case "gateway-down" -> draft.withGatewayMoved(target, 1);
            case "use-up" -> draft.withUseMoved(target, -1);
            case "use-down" -> draft.withUseMoved(target, 1);
            default -> draft;
        };
    }

    boolean saves() {
        return action.equals("save") || isOver();
    }

    /** Whether it saves over what somebody else saved meanwhile; the target is the version that he was shown. */
    boolean isOver() {
        return action.equals("over");
    }

    boolean tries() {
        return action.equals("try");
    }

    /** Whether the open rule is finished. */
    boolean isDone() {
        return action.equals("done");
    }

    boolean opens() {
        return action.equals("edit");
    }

    /** What there is to tell of the step to those who do not see it. */
    String told(PlanDraft after) {
        return switch (action) {
            case "add" -> "A rule was added. Fill it in.";
            case "remove" -> "The rule was removed.";
            case "rule-up", "rule-down" ->
                place(
                        after.rules().stream().map(RuleDraft::key).toList().indexOf(target),
                        after.rules().size());
            case "gateway-up", "gateway-down" ->
                place(after.order().indexOf(target), after.order().size());
            case "use-up", "use-down" ->
                after.openRule()
                        .map(rule -> place(
                                rule.uses().stream()
                                        .map(RuleDraft.Use::gateway)
                                        .toList()
                                        .indexOf(target),
                                rule.uses().size()))
                        .orElse("");
            default -> "";
        };
    }

    private static String place(int index, int of) {
        return "Now " + (index + 1) + " of " + of + ".";
    }
}
