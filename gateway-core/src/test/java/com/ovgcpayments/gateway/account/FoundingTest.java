package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.merchant.Merchants;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FoundingTest {
    private AccountFixture accounts;
    private Founding founding;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        founding = new Founding(accounts.database);
    }

    @Test
    void merchantAndInvitationAreMadeTogether() {
        Founding.Founded founded =
                founding.found(" Shop ", "Ada@Example.com", Deed.byCommand()).await();
        assertThat(founded.merchant().name()).isEqualTo("Shop");
        Invited.Ready owner = (Invited.Ready) founded.owner();
        Invitation shown = new Invitations(accounts.database)
                .open(Audience.MERCHANT, owner.token())
                .await()
                .orElseThrow();
        assertThat(shown.email()).isEqualTo("ada@example.com");
        assertThat(shown.membership())
                .contains(new Membership(founded.merchant().id(), "Shop", MemberRole.OWNER));
        assertThat(accounts.actions()).containsExactly("merchant.create", "invitation.create");
    }

    @Test
    void neitherIsMadeWhereOneCannotBe() {
        for (List<String> wrong : List.of(List.of("Shop", "nobody"), List.of(" ", "ada@example.com"))) {
            assertThatThrownBy(() -> founding.found(wrong.get(0), wrong.get(1), Deed.byCommand())
                            .await())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Merchants(accounts.database).list(Optional.empty(), 1).await())
                .isEmpty();
        assertThat(accounts.actions()).isEmpty();
    }
}
