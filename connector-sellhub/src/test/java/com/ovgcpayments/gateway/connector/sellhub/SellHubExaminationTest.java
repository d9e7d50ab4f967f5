package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubFault;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of his store. */
class SellHubExaminationTest {
    private final SellHubRig rig = SellHubRig.start();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aStoreThatIsSetUpWellIsGoodAndExperimental() {
        rig.sellhub().pay(rig.open(rig.order()));
        List<Finding> findings = examine(rig);
        assertThat(findings)
                .extracting(Finding::level)
                .containsExactly(Level.WARNING, Level.GOOD, Level.GOOD, Level.GOOD);
        assertThat(findings.get(0).text()).startsWith("experimental");
        assertThat(findings.get(1).text()).contains("there are 1 of the last hour");
        assertThat(findings)
                .noneMatch(finding -> finding.text().contains(rig.sellhub().apiKey())
                        || finding.text().contains(rig.sellhub().webhookSecret()));
    }

    @Test
    void onlyReads() {
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        examine(selling("fixed-variants", "2500", variant));
        examine(rig);
        assertThat(rig.sellhub().requests())
                .allMatch(request -> request.method().equals("GET"));
        assertThat(rig.standings()).isEmpty();
    }

    @Test
    void webhooksThatProveNothingAreNamed() {
        assertThat(examine(rig.beside(Map.of("webhook.secrets", "")))).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.text()).contains("webhook.secrets", SellHubRig.NOTIFICATIONS.toString());
        });
    }

    @Test
    void anUnknownKeyIsAProblem() {
        assertThat(examine(rig.beside(Map.of("apiKey", "shk_wrong"))))
                .contains(new Finding(
                        Level.PROBLEM,
                        "the invoices cannot be read: SellHub does not know the key; see apiKey and dashAuth"));
    }

    @ParameterizedTest
    @CsvSource({"BLOCKED", "HTML_OK", "ERROR", "HANG", "DROPPED_BEFORE"})
    void aSellHubThatDoesNotAnswerIsAProblem(SellHubFault fault) {
        rig.sellhub().fail("GET /api/sellhub/invoices", fault, 1);
        assertThat(examine(rig)).extracting(Finding::level).contains(Level.PROBLEM);
    }

    @Test
    void everyListedVariantIsLookedAt() {
        SellHubVariant variant = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        assertThat(ofVariant("2500", variant)).isEqualTo(new Finding(Level.GOOD, name(variant) + "it costs 25.00 USD"));
        assertThat(ofVariant("2501", variant).level()).isEqualTo(Level.PROBLEM);
        assertThat(ofVariant("2501", variant).text()).contains("costs something else than 25.01 USD");

        rig.sellhub().disable(variant.id());
        assertThat(ofVariant("2500", variant)).isEqualTo(new Finding(Level.PROBLEM, name(variant) + "it is disabled"));
    }

    @Test
    void aVariantOfAnotherCurrencyOrProductOrNoneIsAProblem() {
        SellHubVariant euros = rig.sellhub().addProduct(new BigDecimal("25"), "eur", false);
        SellHubVariant dollars = rig.sellhub().addProduct(new BigDecimal("25"), "usd", false);
        assertThat(variant("2500:USD:" + euros.productId() + ":" + euros.id()))
                .isEqualTo(new Finding(Level.PROBLEM, name(euros) + "it is sold in eur, not in USD"));
        assertThat(variant("2500:USD:" + euros.productId() + ":" + dollars.id()))
                .isEqualTo(new Finding(Level.PROBLEM, name(dollars) + "it belongs to another product"));
        assertThat(variant("2500:USD:p1:v1"))
                .isEqualTo(new Finding(Level.PROBLEM, "variant v1: SellHub has none of that id"));
    }

    @Test
    void anOpenPriceIsNotSure() {
        SellHubVariant variant = rig.sellhub().addProduct(BigDecimal.ONE, "usd", true);
        assertThat(examine(selling("pay-what-you-want", "", variant)).get(2).level())
                .isEqualTo(Level.WARNING);
    }

    private SellHubRig selling(String strategy, String amount, SellHubVariant variant) {
        return rig.beside(Map.of(
                "priceStrategy", strategy, "variants", amount + ":USD:" + variant.productId() + ":" + variant.id()));
    }

    private Finding ofVariant(String amount, SellHubVariant variant) {
        return examine(selling("fixed-variants", amount, variant)).get(2);
    }

    private Finding variant(String text) {
        return examine(rig.beside(Map.of("priceStrategy", "fixed-variants", "variants", text)))
                .get(2);
    }

    private static String name(SellHubVariant variant) {
        return "variant " + variant.id() + ": ";
    }

    private static List<Finding> examine(SellHubRig rig) {
        return rig.connector().examine().await();
    }
}
