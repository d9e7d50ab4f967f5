package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.NoSuchMerchant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class JoiningTest {
    private static final String ADA = "ada@example.com";

    private AccountFixture accounts;
    private Invitations invitations;
    private Joining joining;
    private Members members;
    private UUID merchant;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        invitations = new Invitations(accounts.database);
        joining = new Joining(vertx, accounts.database);
        members = new Members(accounts.database);
        merchant = accounts.merchant("Shop");
    }

    @Test
    void whoIsInvitedJoinsOnceWithANewAccount() {
        Invited.Ready invited = invite(" Ada@example.com", MemberRole.OWNER);
        Invitation shown =
                invitations.open(Audience.MERCHANT, invited.token()).await().orElseThrow();
        assertThat(shown.email()).isEqualTo(ADA);
        assertThat(shown.hasAccount()).isFalse();
        assertThat(shown.membership()).contains(new Membership(merchant, "Shop", MemberRole.OWNER));
        assertThat(shown.expiresAt()).isEqualTo(shown.createdAt().plus(Duration.ofDays(7)));
        assertThat(invited.toString()).doesNotContain(invited.token());
        assertThat(invitations.open(Audience.OPERATOR, invited.token()).await()).isEmpty();
        assertThat(accept(Audience.OPERATOR, invited)).isEqualTo(new Acceptance.Gone());

        Person ada = ((Acceptance.Joined) accept(Audience.MERCHANT, invited)).person();
        assertThat(members.of(ada.id()).await()).containsExactly(new Membership(merchant, "Shop", MemberRole.OWNER));
        assertThat(accounts.signedIn(Audience.MERCHANT, ADA).membership()).isPresent();
        assertThat(accept(Audience.MERCHANT, invited)).isEqualTo(new Acceptance.Gone());
        assertThat(invitations.open(Audience.MERCHANT, invited.token()).await()).isEmpty();
        assertThat(accounts.actions()).containsExactly("invitation.create", "invitation.accept", "person.sign_in");
    }

    @Test
    void ofManyWhoAcceptTheSameAtOnceOneDoes() {
        Invited.Ready invited = invite(ADA, MemberRole.VIEWER);
        List<Acceptance> answers = Future.all(IntStream.range(0, 5)
                        .mapToObj(i -> joining.accept(
                                Audience.MERCHANT,
                                invited.token(),
                                "Ada " + i,
                                AccountFixture.PASSWORD + i,
                                accounts.client()))
                        .toList())
                .await()
                .list();
        assertThat(answers).filteredOn(Acceptance.Joined.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Acceptance.Gone.class::isInstance).hasSize(4);
        assertThat(members.list(merchant).await()).hasSize(1);
        assertThat(accounts.actions()).containsExactly("invitation.create", "invitation.accept");
    }

    @Test
    void whoHasAnAccountJoinsByItsPassword() {
        UUID ada = accounts.person(Audience.MERCHANT, ADA);
        Invited.Ready invited = invite(ADA, MemberRole.FINANCE);
        assertThat(invitations
                        .open(Audience.MERCHANT, invited.token())
                        .await()
                        .orElseThrow()
                        .hasAccount())
                .isTrue();
        assertThat(joining.accept(Audience.MERCHANT, invited.token(), "", "a new pass phrase", accounts.client())
                        .await())
                .isEqualTo(new Acceptance.WrongPassword());
        assertThat(members.of(ada).await()).isEmpty();
        assertThat(accept(Audience.MERCHANT, invited)).isInstanceOf(Acceptance.Joined.class);
        assertThat(members.of(ada).await()).containsExactly(new Membership(merchant, "Shop", MemberRole.FINANCE));
    }

    @Test
    void twoInvitationsOfAStrangerAtOnceMakeOneAccount() {
        UUID other = accounts.merchant("Other");
        Invited.Ready one = invite(ADA, MemberRole.VIEWER);
        Invited.Ready two = (Invited.Ready) invitations
                .invite(other, ADA, MemberRole.ADMIN, Deed.byCommand())
                .await();
        List<Acceptance> answers = Future.all(
                        joining.accept(
                                Audience.MERCHANT, one.token(), "Ada", AccountFixture.PASSWORD, accounts.client()),
                        joining.accept(
                                Audience.MERCHANT, two.token(), "Ada", AccountFixture.PASSWORD, accounts.client()))
                .await()
                .list();
        assertThat(answers).allMatch(Acceptance.Joined.class::isInstance);
        assertThat(((Acceptance.Joined) answers.get(0)).person().id())
                .isEqualTo(((Acceptance.Joined) answers.get(1)).person().id());
    }

    @Test
    void guessingThePasswordOfAnAccountIsCounted() {
        accounts.person(Audience.MERCHANT, ADA);
        Invited.Ready invited = invite(ADA, MemberRole.FINANCE);
        for (int i = 0; i < 10; i++) {
            joining.accept(Audience.MERCHANT, invited.token(), "", "wrong password", accounts.client())
                    .await();
        }
        assertThat(accept(Audience.MERCHANT, invited)).isInstanceOf(Acceptance.TooOften.class);
    }

    @Test
    void whatCannotBeIsSaidAndTheInvitationStands() {
        Invited.Ready invited = invite(ADA, MemberRole.VIEWER);
        assertThatThrownBy(() -> joining.accept(
                                Audience.MERCHANT, invited.token(), "", AccountFixture.PASSWORD, accounts.client())
                        .await())
                .hasMessageContaining("a person's name");
        assertThatThrownBy(() -> joining.accept(Audience.MERCHANT, invited.token(), "Ada", "short", accounts.client())
                        .await())
                .isInstanceOf(UnacceptablePassword.class);
        assertThat(accept(Audience.MERCHANT, invited)).isInstanceOf(Acceptance.Joined.class);
        assertThatThrownBy(() -> invite("nobody", MemberRole.VIEWER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invitations
                        .invite(TimeOrderedUuid.next(), ADA, MemberRole.VIEWER, Deed.byCommand())
                        .await())
                .isInstanceOf(NoSuchMerchant.class);
    }

    @Test
    void aLinkEndsAfterAWeek() {
        Invited.Ready invited = invite(ADA, MemberRole.VIEWER);
        accounts.owner
                .query("UPDATE invitation SET expires_at = expires_at - interval '7 days'")
                .await();
        assertThat(invitations.open(Audience.MERCHANT, invited.token()).await()).isEmpty();
        assertThat(accept(Audience.MERCHANT, invited)).isEqualTo(new Acceptance.Gone());
        assertThat(invitations.list(merchant).await()).isEmpty();
    }

    @Test
    void anInvitationIsWithdrawnByItsMerchantOnly() {
        Invited.Ready invited = invite(ADA, MemberRole.VIEWER);
        UUID other = accounts.merchant("Other");
        assertThat(invitations.list(merchant).await())
                .extracting(Invitation::email)
                .containsExactly(ADA);
        assertThat(invitations.list(other).await()).isEmpty();
        assertThat(invitations.withdraw(other, invited.id(), Deed.byCommand()).await())
                .isFalse();
        assertThat(invitations.withdrawOperator(invited.id(), Deed.byCommand()).await())
                .isFalse();
        assertThat(invitations
                        .withdraw(merchant, invited.id(), Deed.byCommand())
                        .await())
                .isTrue();
        assertThat(invitations
                        .withdraw(merchant, invited.id(), Deed.byCommand())
                        .await())
                .isFalse();
        assertThat(accept(Audience.MERCHANT, invited)).isEqualTo(new Acceptance.Gone());
        assertThat(accounts.lastDeed().getString("action")).isEqualTo("invitation.withdraw");
        assertThat(accounts.lastDeed().getString("detail")).contains(PublicId.MERCHANT.format(merchant));
    }

    @Test
    void ofTwoLinksToTheSameOnlyTheNewerWorks() {
        Invited.Ready first = invite(ADA, MemberRole.VIEWER);
        Invited.Ready second = invite(ADA, MemberRole.ADMIN);
        assertThat(accept(Audience.MERCHANT, first)).isEqualTo(new Acceptance.Gone());
        assertThat(accept(Audience.MERCHANT, second)).isInstanceOf(Acceptance.Joined.class);
        assertThat(invitations
                        .invite(merchant, ADA, MemberRole.OWNER, Deed.byCommand())
                        .await())
                .isEqualTo(new Invited.AlreadyThere());
    }

    @Test
    void operatorsAreInvitedToo() {
        Invited.Ready invited = (Invited.Ready)
                invitations.inviteOperator(ADA, Deed.byCommand()).await();
        assertThat(invitations.listOperators().await()).hasSize(1);
        assertThat(accept(Audience.MERCHANT, invited)).isEqualTo(new Acceptance.Gone());
        assertThat(accept(Audience.OPERATOR, invited)).isInstanceOf(Acceptance.Joined.class);
        assertThat(accounts.signedIn(Audience.OPERATOR, ADA).membership()).isEmpty();
        assertThat(invitations.inviteOperator(ADA, Deed.byCommand()).await()).isEqualTo(new Invited.AlreadyThere());
    }

    private Invited.Ready invite(String email, MemberRole role) {
        return (Invited.Ready)
                invitations.invite(merchant, email, role, Deed.byCommand()).await();
    }

    private Acceptance accept(Audience audience, Invited.Ready invited) {
        return joining.accept(audience, invited.token(), "Ada", AccountFixture.PASSWORD, accounts.client())
                .await();
    }
}
