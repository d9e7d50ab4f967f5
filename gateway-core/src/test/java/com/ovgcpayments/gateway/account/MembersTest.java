package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MembersTest {
    private AccountFixture accounts;
    private Members members;
    private UUID merchant;
    private UUID ada;
    private UUID bob;
    private SignedIn owner;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        members = new Members(accounts.database);
        merchant = accounts.merchant("Shop");
        ada = person("ada@example.com", MemberRole.OWNER);
        bob = person("bob@example.com", MemberRole.VIEWER);
        owner = accounts.signedIn(Audience.MERCHANT, "ada@example.com");
    }

    @Test
    void aMerchantsPeopleAreListed() {
        UUID elsewhere = accounts.merchant("Elsewhere");
        accounts.member(bob, elsewhere, MemberRole.OWNER);
        assertThat(members.list(merchant).await())
                .extracting(member -> member.person().id(), Member::role)
                .containsExactlyInAnyOrder(tuple(ada, MemberRole.OWNER), tuple(bob, MemberRole.VIEWER));
        assertThat(members.list(merchant).await())
                .filteredOn(member -> member.person().id().equals(ada))
                .allMatch(member -> member.lastSeenAt().isPresent());
        assertThat(members.of(bob).await())
                .containsExactly(
                        new Membership(elsewhere, "Elsewhere", MemberRole.OWNER),
                        new Membership(merchant, "Shop", MemberRole.VIEWER));
    }

    @Test
    void aRoleIsChangedAndWrittenDown() {
        String cookie = accounts.cookie(Audience.MERCHANT, "bob@example.com");
        assertThat(members.changeRole(owner, bob, MemberRole.FINANCE, "req_7").await())
                .isEqualTo(MemberChange.DONE);
        assertThat(accounts.sessions
                        .find(Audience.MERCHANT, cookie)
                        .await()
                        .orElseThrow()
                        .membership()
                        .orElseThrow()
                        .role())
                .isEqualTo(MemberRole.FINANCE);
        assertThat(accounts.lastDeed().getString("action")).isEqualTo("member.change_role");
        assertThat(accounts.lastDeed().getString("target")).isEqualTo(PublicId.PERSON.format(bob));
        assertThat(accounts.lastDeed().getString("request_id")).isEqualTo("req_7");
        assertThat(accounts.lastDeed().getString("detail"))
                .isEqualTo("{\"merchant\":\"" + PublicId.MERCHANT.format(merchant)
                        + "\",\"before\":\"viewer\",\"role\":\"finance\"}");
        int before = accounts.actions().size();
        assertThat(members.changeRole(owner, bob, MemberRole.FINANCE, "").await())
                .isEqualTo(MemberChange.DONE);
        assertThat(accounts.actions()).as("nothing changed").hasSize(before);
    }

    @Test
    void whoIsTakenAwayIsOutAtOnce() {
        String cookie = accounts.cookie(Audience.MERCHANT, "bob@example.com");
        assertThat(members.remove(owner, bob, "").await()).isEqualTo(MemberChange.DONE);
        SignedIn still =
                accounts.sessions.find(Audience.MERCHANT, cookie).await().orElseThrow();
        assertThat(still.membership()).isEmpty();
        assertThat(accounts.sessions.choose(still.sessionId(), merchant).await())
                .isFalse();
        assertThat(members.remove(owner, bob, "").await()).isEqualTo(MemberChange.NO_SUCH_MEMBER);
        assertThat(accounts.actions()).endsWith("member.remove");
    }

    @Test
    void theLastOwnerStays() {
        assertThat(members.remove(owner, ada, "").await()).isEqualTo(MemberChange.LAST_OWNER);
        assertThat(members.changeRole(owner, ada, MemberRole.ADMIN, "").await()).isEqualTo(MemberChange.LAST_OWNER);
        assertThat(members.changeRole(owner, bob, MemberRole.OWNER, "").await()).isEqualTo(MemberChange.DONE);
        assertThat(members.remove(owner, ada, "").await()).isEqualTo(MemberChange.DONE);
        assertThatThrownBy(() -> accounts.owner.query("DELETE FROM member").await())
                .hasMessageContaining("a merchant keeps an owner");
    }

    @Test
    void ofTwoOwnersWhoGoAtOnceOneStays() {
        members.changeRole(owner, bob, MemberRole.OWNER, "").await();
        SignedIn other = accounts.signedIn(Audience.MERCHANT, "bob@example.com");
        for (int round = 0; round < 5; round++) {
            List<MemberChange> answers = Future.all(
                            members.changeRole(owner, ada, MemberRole.ADMIN, ""),
                            members.changeRole(other, bob, MemberRole.ADMIN, ""))
                    .await()
                    .list();
            assertThat(answers).containsExactlyInAnyOrder(MemberChange.DONE, MemberChange.LAST_OWNER);
            accounts.owner.query("UPDATE member SET role = 'owner'").await();
        }
    }

    @Test
    void nobodyGivesWhatIsAboveHim() {
        UUID carl = person("carl@example.com", MemberRole.ADMIN);
        SignedIn admin = accounts.signedIn(Audience.MERCHANT, "carl@example.com");
        SignedIn viewer = accounts.signedIn(Audience.MERCHANT, "bob@example.com");
        assertThat(members.changeRole(admin, bob, MemberRole.OWNER, "").await()).isEqualTo(MemberChange.NOT_ALLOWED);
        assertThat(members.changeRole(admin, ada, MemberRole.VIEWER, "").await())
                .isEqualTo(MemberChange.NOT_ALLOWED);
        assertThat(members.remove(admin, ada, "").await()).isEqualTo(MemberChange.NOT_ALLOWED);
        assertThat(members.changeRole(admin, carl, MemberRole.OWNER, "").await())
                .isEqualTo(MemberChange.NOT_ALLOWED);
        assertThat(members.changeRole(viewer, bob, MemberRole.ADMIN, "").await())
                .isEqualTo(MemberChange.NOT_ALLOWED);
        assertThat(members.changeRole(admin, bob, MemberRole.ADMIN, "").await()).isEqualTo(MemberChange.DONE);
        assertThat(members.remove(viewer, bob, "").await()).as("himself").isEqualTo(MemberChange.DONE);
    }

    @Test
    void aRoleThatWasTakenAwayMeanwhileCountsNoLonger() {
        UUID carl = person("carl@example.com", MemberRole.ADMIN);
        SignedIn admin = accounts.signedIn(Audience.MERCHANT, "carl@example.com");
        members.remove(owner, carl, "").await();
        assertThat(members.changeRole(admin, bob, MemberRole.ADMIN, "").await()).isEqualTo(MemberChange.NOT_ALLOWED);
    }

    @Test
    void anOperatorIsNobodysMember() {
        UUID operator = accounts.person(Audience.OPERATOR, "op@example.com");
        assertThatThrownBy(() -> accounts.member(operator, merchant, MemberRole.VIEWER))
                .hasMessageContaining("foreign key");
    }

    private UUID person(String email, MemberRole role) {
        UUID id = accounts.person(Audience.MERCHANT, email);
        accounts.member(id, merchant, role);
        return id;
    }
}
