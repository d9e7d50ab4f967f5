package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OperatorsTest {
    private static final String ADA = "ada@example.com";
    private static final String BOB = "bob@example.com";

    private AccountFixture accounts;
    private Operators operators;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        operators = new Operators(accounts.database);
    }

    @Test
    void whoIsEndedIsOutAtOnceAndMayComeBackOnlyAnew() {
        accounts.person(Audience.OPERATOR, ADA);
        UUID bob = accounts.person(Audience.OPERATOR, BOB);
        UUID namesake = accounts.person(Audience.MERCHANT, BOB);
        Invitations invitations = new Invitations(accounts.database);
        String cookie = accounts.cookie(Audience.OPERATOR, BOB);
        accounts.owner
                .query(
                        "INSERT INTO invitation (id, audience, email, hash) VALUES ($1, 'operator', $2, sha256('x'))",
                        TimeOrderedUuid.next(),
                        BOB)
                .await();
        assertThat(operators.list().await())
                .extracting(entry -> entry.person().email())
                .containsExactlyInAnyOrder(ADA, BOB);
        assertThat(operators.find(namesake).await()).isEmpty();

        Deed deed = new Deed("per_x " + ADA, "He left", "req");
        assertThat(operators.end(bob, deed).await()).isEqualTo(OperatorEnd.DONE);
        assertThat(accounts.sessions.find(Audience.OPERATOR, cookie).await()).isEmpty();
        assertThat(operators.find(bob).await()).isEmpty();
        assertThat(invitations.listOperators().await()).isEmpty();
        assertThat(accounts.signedIn(Audience.MERCHANT, BOB).person().id()).isEqualTo(namesake);
        assertThat(accounts.actions()).contains("operator.end");
        assertThat(accounts.database
                        .query("SELECT target || reason || detail AS all FROM audit WHERE action = 'operator.end'")
                        .await()
                        .iterator()
                        .next()
                        .getString("all"))
                .isEqualTo(PublicId.PERSON.format(bob) + "He left{\"email\":\"" + BOB + "\"}");
        assertThat(operators.end(bob, deed).await()).isEqualTo(OperatorEnd.NO_SUCH_OPERATOR);
        assertThat(operators.end(namesake, deed).await()).isEqualTo(OperatorEnd.NO_SUCH_OPERATOR);
        assertThat(invitations.inviteOperator(BOB, deed).await()).isInstanceOf(Invited.Ready.class);
    }

    @Test
    void twoWhoEndEachOtherAtOnceLeaveOne() {
        UUID ada = accounts.person(Audience.OPERATOR, ADA);
        UUID bob = accounts.person(Audience.OPERATOR, BOB);
        List<OperatorEnd> ends = Future.all(operators.end(ada, Deed.byCommand()), operators.end(bob, Deed.byCommand()))
                .await()
                .list();
        assertThat(ends).containsExactlyInAnyOrder(OperatorEnd.DONE, OperatorEnd.LAST_OPERATOR);
        assertThat(operators.list().await()).hasSize(1);
        assertThat(accounts.actions()).containsExactly("operator.end");
    }

    @Test
    void databaseKeepsTheLastWhoeverAsks() {
        accounts.person(Audience.OPERATOR, ADA);
        assertThatThrownBy(() -> accounts.owner.query("DELETE FROM person").await())
                .hasMessageContaining("the gateway keeps an operator");
    }
}
