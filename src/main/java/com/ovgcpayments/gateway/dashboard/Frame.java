package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Membership;
import com.ovgcpayments.gateway.account.Person;
import com.ovgcpayments.gateway.account.SignedIn;
import com.ovgcpayments.gateway.format.AmountText;
import com.ovgcpayments.gateway.format.TimeText;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every template is drawn with beside its own page: who looks, at which merchant, in which mode.
 *
 * @param visitor empty at the entrance
 * @param mode empty where there is none: at the entrance, in a person's own account, for operators
 * @param path of this request, without its query
 * @param requestId as the log has it
 */
public record Frame(
        Audience audience,
        Optional<SignedIn> visitor,
        Optional<Mode> mode,
        List<Navigation.Section> navigation,
        String path,
        String requestId,
        Optional<Notice> notice,
        DashboardAssets assets) {

    /** What forms bear in a hidden field; empty where nobody is signed in. */
    public String formToken() {
        return visitor.map(FormTokens::of).orElse("");
    }

    public Optional<Person> person() {
        return visitor.filter(signedIn -> !signedIn.awaitsSecondFactor()).map(SignedIn::person);
    }

    public Optional<Membership> membership() {
        return visitor.flatMap(SignedIn::membership);
    }

    public boolean isOperators() {
        return audience == Audience.OPERATOR;
    }

    public boolean isLive() {
        return mode.filter(Mode::livemode).isPresent();
    }

    public boolean may(Permission permission) {
        return membership()
                .filter(membership -> permission.isGrantedTo(membership.role()))
                .isPresent();
    }

    /** Where a screen of this merchant in this mode is; of the operators' scope for operators. */
    public String url(String path) {
        return home() + path;
    }

    public String home() {
        if (isOperators()) {
            return Scope.OPERATOR.root();
        }
        return "/dashboard" + mode.map(shown -> "/" + shown.word()).orElse("/test");
    }

    /** The same section in the other mode: its list, as what it shows of one mode is not there in the other; home if that has none. */
    public String inMode(Mode other) {
        if (mode.isEmpty()) {
            return "/dashboard/" + other.word();
        }
        String below = path.substring(home().length());
        int next = below.indexOf('/', 1);
        String section = next < 0 ? below : below.substring(0, next);
        boolean testOnly = navigation.stream()
                .flatMap(each -> each.items().stream())
                .anyMatch(item -> item.testOnly() && item.path().equals(section));
        return "/dashboard/" + other.word() + (testOnly && other.livemode() ? "" : section);
    }

    /** Whether the page is this entry of the menu, or below it. */
    public boolean isAt(String itemPath) {
        String url = url(itemPath);
        return itemPath.isEmpty() ? path.equals(url) : path.equals(url) || path.startsWith(url + "/");
    }

    public String amount(Money money) {
        return AmountText.of(money, Locale.US);
    }

    /** @param minor below zero where somebody owes */
    public String amount(long minor, String currency) {
        return AmountText.of(minor, currency, Locale.US);
    }

    public String time(Instant time) {
        return TimeText.of(time);
    }

    public String day(Instant time) {
        return TimeText.day(time);
    }
}
