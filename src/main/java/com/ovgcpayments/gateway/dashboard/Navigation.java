package com.ovgcpayments.gateway.dashboard;

import static com.ovgcpayments.gateway.dashboard.Permission.CREATE_TEST_SESSIONS;
import static com.ovgcpayments.gateway.dashboard.Permission.OPERATE;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_AUDIT_LOG;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_GATEWAYS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_INTEGRATIONS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_MONEY;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_PAYMENTS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_TEAM;

import com.ovgcpayments.gateway.money.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands in the menu beside every page. */
final class Navigation {
    private static final List<Section> MERCHANT = List.of(
            new Section(
                    "",
                    List.of(
                            new Item("Overview", "home", "", SEE_PAYMENTS),
                            new Item("Payments", "payments", "/payments", SEE_PAYMENTS),
                            new Item("Refunds", "refunds", "/refunds", SEE_PAYMENTS),
                            new Item("Balance", "balance", "/balance", SEE_MONEY),
                            new Item("Payouts", "payouts", "/payouts", SEE_MONEY),
                            new Item("Gateways", "gateways", "/gateways", SEE_GATEWAYS))),
            new Section(
                    "Integrations",
                    List.of(
                            new Item("API keys", "keys", "/api-keys", SEE_INTEGRATIONS),
                            new Item("Webhooks", "webhooks", "/webhooks", SEE_INTEGRATIONS),
                            new Item("Events", "events", "/events", SEE_INTEGRATIONS),
                            new Item("Request log", "requests", "/requests", SEE_INTEGRATIONS),
                            new Item("Test session", "try", "/test-session", CREATE_TEST_SESSIONS, true))),
            new Section(
                    "Settings",
                    List.of(
                            new Item("Branding", "branding", "/branding", Permission.CHANGE_BRANDING),
                            new Item("Team", "team", "/team", SEE_TEAM),
                            new Item("Audit log", "audit", "/audit-log", SEE_AUDIT_LOG))));

    private static final List<Section> OPERATOR = List.of(
            new Section(
                    "",
                    List.of(
                            new Item("Overview", "home", "", OPERATE),
                            new Item("Merchants", "team", "/merchants", OPERATE),
                            new Item("Fees", "balance", "/fees", OPERATE),
                            new Item("Connectors", "gateways", "/connectors", OPERATE))),
            new Section(
                    "Waiting for you",
                    List.of(
                            new Item("Unknown payments", "unknown", "/attempts", OPERATE),
                            new Item("Surplus captures", "payments", "/surplus", OPERATE),
                            new Item("Refunds", "refunds", "/refunds", OPERATE),
                            new Item("Payouts", "payouts", "/payouts", OPERATE),
                            new Item("Alerts", "alerts", "/alerts", OPERATE))),
            new Section(
                    "Books",
                    List.of(
                            new Item("Reconciliation", "reconciliation", "/reconciliation", OPERATE),
                            new Item("Trial balance", "balance", "/trial-balance", OPERATE),
                            new Item("Operators", "keys", "/operators", OPERATE),
                            new Item("Audit log", "audit", "/audit-log", OPERATE))));

    private final Set<String> routes;

    /**
     * @param title empty for the first, which needs none
     */
    record Section(String title, List<Item> items) {}

    /**
     * @param icon the name of a picture in {@code dashboard/icon.jte}
     * @param path below the scope's root
     * @param testOnly whether there is no such thing in live mode
     */
    record Item(String title, String icon, String path, Permission permission, boolean testOnly) {
        Item(String title, String icon, String path, Permission permission) {
            this(title, icon, path, permission, false);
        }
    }

    /** @param screens what there is; nothing else is ever pointed to */
    Navigation(Collection<Screen> screens) {
        this.routes = screens.stream()
                .filter(screen -> screen.method().name().equals("GET"))
                .map(Screen::route)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What of a scope's menu somebody may see. */
    List<Section> of(Scope scope, Optional<Mode> mode, Predicate<Permission> may) {
        boolean live = mode.filter(Mode::livemode).isPresent();
        List<Section> all = scope == Scope.OPERATOR ? OPERATOR : MERCHANT;
        return all.stream()
                .map(section -> new Section(
                        section.title(),
                        section.items().stream()
                                .filter(item -> routes.contains(scope.root() + item.path())
                                        && may.test(item.permission())
                                        && !(live && item.testOnly()))
                                .toList()))
                .filter(section -> !section.items().isEmpty())
                .toList();
    }
}
