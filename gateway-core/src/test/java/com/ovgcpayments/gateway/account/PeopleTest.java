package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.ovgcpayments.gateway.audit.Deed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class PeopleTest {
    private static final String ADA = "ada.lovelace@example.com";
    private static final String NEW = "a new pass phrase";

    private AccountFixture accounts;
    private People people;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        people = new People(vertx, accounts.database);
    }

    @Test
    void anAddressHasOneAccountOfAKind() {
        Person ada = create(Audience.MERCHANT, " Ada.Lovelace@Example.com ");
        assertThat(ada.email()).isEqualTo(ADA);
        assertThat(people.find(Audience.MERCHANT, "ADA.lovelace@example.com").await())
                .contains(ada);
        assertThat(people.find(Audience.OPERATOR, ADA).await()).isEmpty();
        assertThatThrownBy(() -> create(Audience.MERCHANT, ADA)).hasMessageContaining("there is an account of " + ADA);
        create(Audience.OPERATOR, ADA);
        assertThat(accounts.actions()).containsExactly("person.create", "person.create");
        assertThatThrownBy(() -> create(Audience.MERCHANT, "no address")).hasMessageContaining("e-mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "short,TOO_SHORT",
        "elevenchars,TOO_SHORT",
        "Ada.Lovelace@example.com,IS_EMAIL",
        "Password1234,COMMON",
        "abababababababab,COMMON",
        "twelve chars,",
    })
    void whatAnybodyWouldTryIsNoPassword(String password, PasswordProblem problem) {
        assertThat(PasswordProblem.of(password, ADA)).isEqualTo(Optional.ofNullable(problem));
    }

    @Test
    void aPasswordIsMeasuredInCharacters() {
        assertThat(PasswordProblem.of("abcde".repeat(40), ADA)).isEmpty();
        assertThat(PasswordProblem.of("abcde".repeat(40) + "f", ADA)).contains(PasswordProblem.TOO_LONG);
        assertThat(PasswordProblem.of("🐎🔋📎🎲🧭x", ADA)).contains(PasswordProblem.TOO_SHORT);
        assertThat(PasswordProblem.of("🐎🔋📎🎲🧭x🐎🔋📎🎲🧭x", ADA)).isEmpty();
    }

    @Test
    void whatIsStoredSaysHowItWasMade() {
        String stored = PasswordHash.of(NEW).text();
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.parse(stored).matches(NEW)).isTrue();
        assertThat(PasswordHash.parse(stored).matches(NEW + " ")).isFalse();
        // Made by the reference implementation (argon2 -id -t 2 -k 65536 -p 4, salt "somesalt", password "password").
        assertThat(PasswordHash.parse("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                                + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                        .matches("password"))
                .isTrue();
        assertThatThrownBy(() -> PasswordHash.parse("$2y$10$abc")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewPasswordEndsTheOldOneAndTheOtherSessions() {
        Person ada = create(Audience.MERCHANT, ADA);
        String here = cookie(AccountFixture.PASSWORD);
        String there = cookie(AccountFixture.PASSWORD);
        assertThat(change(here, "wrong password", NEW)).isEqualTo(new PasswordChange.Wrong());
        assertThatThrownBy(() -> change(here, AccountFixture.PASSWORD, "short"))
                .isInstanceOfSatisfying(
                        UnacceptablePassword.class,
                        refused -> assertThat(refused.problem()).isEqualTo(PasswordProblem.TOO_SHORT));
        assertThat(change(here, AccountFixture.PASSWORD, NEW)).isEqualTo(new PasswordChange.Changed(1));
        assertThat(find(here)).isPresent();
        assertThat(find(there)).isEmpty();
        assertThat(people.hasPassword(Audience.MERCHANT, ADA, AccountFixture.PASSWORD)
                        .await())
                .isFalse();
        assertThat(people.hasPassword(Audience.MERCHANT, ADA, NEW).await()).isTrue();
        assertThat(accounts.actions()).endsWith("person.change_password");
        assertThat(accounts.sessions.of(ada.id()).await()).hasSize(1);
    }

    @Test
    void whoGuessesTheOldPasswordIsSentAway() {
        create(Audience.MERCHANT, ADA);
        String here = cookie(AccountFixture.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(change(here, "wrong password", NEW)).isEqualTo(new PasswordChange.Wrong());
        }
        assertThat(change(here, AccountFixture.PASSWORD, NEW)).isInstanceOf(PasswordChange.TooOften.class);
    }

    @Test
    void ofTwoChangesAtOnceOneFindsTheOldPassword() {
        create(Audience.MERCHANT, ADA);
        SignedIn ada = find(cookie(AccountFixture.PASSWORD)).orElseThrow();
        List<PasswordChange> answers = Future.all(IntStream.range(0, 3)
                        .mapToObj(i ->
                                people.changePassword(ada, AccountFixture.PASSWORD, NEW + i, accounts.client(), ""))
                        .toList())
                .await()
                .list();
        assertThat(answers).filteredOn(PasswordChange.Changed.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(PasswordChange.Wrong.class::isInstance).hasSize(2);
    }

    @Test
    void aNameIsChanged() {
        create(Audience.MERCHANT, ADA);
        String here = cookie(AccountFixture.PASSWORD);
        assertThat(people.changeName(find(here).orElseThrow(), " Ada King ", "").await())
                .isTrue();
        assertThat(people.changeName(find(here).orElseThrow(), "Ada King", "").await())
                .isFalse();
        assertThat(find(here).orElseThrow().person().name()).isEqualTo("Ada King");
        assertThatThrownBy(() ->
                        people.changeName(find(here).orElseThrow(), " ", "").await())
                .hasMessageContaining("a person's name must have 1 to 100 characters");
        assertThat(accounts.actions()).endsWith("person.sign_in", "person.rename");
    }

    @Test
    void everybodyIsListedWithWhatHeBelongsTo() {
        Person ada = create(Audience.MERCHANT, ADA);
        Person operator = create(Audience.OPERATOR, ADA);
        accounts.member(ada.id(), accounts.merchant("Zoo"), MemberRole.OWNER);
        accounts.member(ada.id(), accounts.merchant("Arcade"), MemberRole.VIEWER);
        List<PersonEntry> all = people.list(Optional.empty(), 10).await();
        assertThat(all).extracting(PersonEntry::person).containsExactly(ada, operator);
        assertThat(all.get(0).memberships())
                .extracting(Membership::merchantName, Membership::role)
                .containsExactly(tuple("Arcade", MemberRole.VIEWER), tuple("Zoo", MemberRole.OWNER));
        assertThat(all.get(0).hasPassword()).isTrue();
        assertThat(people.list(Optional.of(ada.id()), 10).await())
                .extracting(PersonEntry::person)
                .containsExactly(operator);
    }

    private Person create(Audience audience, String email) {
        return people.create(audience, email, "Ada", AccountFixture.PASSWORD, Deed.byCommand())
                .await();
    }

    private PasswordChange change(String cookie, String oldPassword, String newPassword) {
        return people.changePassword(find(cookie).orElseThrow(), oldPassword, newPassword, accounts.client(), "req_1")
                .await();
    }

    private String cookie(String password) {
        return ((SignIn.Opened) accounts.signIns
                        .signIn(Audience.MERCHANT, ADA, password, accounts.client())
                        .await())
                .cookie();
    }

    private Optional<SignedIn> find(String cookie) {
        return accounts.sessions.find(Audience.MERCHANT, cookie).await();
    }
}
