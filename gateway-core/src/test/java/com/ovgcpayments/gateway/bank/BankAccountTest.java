package com.ovgcpayments.gateway.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "de89 3704 0044 0532 0130 00",
                "GB82WEST12345698765432",
                "FR1420041010050500013M02606",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S",
                "CH9300762011623852957",
                "SA0380000000608010167519"
            })
    void takesIbans(String text) {
        assertThat(Iban.parse(text)).get().asString().doesNotContain(" ").isUpperCase();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DE",
                "DE89370400440532013001",
                "DE8937040044053201300",
                "DE893704004405320130000",
                "NO93860111179478",
                "XX89370400440532013000",
                "DE8937040044053201300O",
                "DE89-3704-0044-0532-0130-00",
                "89370400440532013000DE",
                "DE89370400440532013000\n"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Iban.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COBADEFF,true", "cobadeffxxx,true", "COBADEF,false", "COBA1EFF,false", "COBADEFFXX,false", "'',false"})
    void knowsBics(String text, boolean valid) {
        assertThat(Bic.parse(text).isPresent()).isEqualTo(valid);
    }

    @Test
    void anAccountOfAnotherKindNeedsItsBank() {
        assertThat(other("12345678", Optional.of("026009593"), Optional.empty()).last4())
                .isEqualTo("5678");
        assertThat(other("1234", Optional.empty(), Optional.of("COBADEFF")).last4())
                .isEqualTo("34");
        assertThatThrownBy(() -> other("12345678", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> other("1234/5678", Optional.of("026009593"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeverPrinted() {
        BankAccount account = new BankAccount(
                BankAccount.Kind.IBAN, "Ada", "DE89370400440532013000", Optional.empty(), Optional.empty());
        assertThat(account).hasToString("iban …3000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH|Mueller + Soehne GmbH",
                "Łódź Ærø Đorđe|Lodz Aero Dorde",
                "Crème Brûlée (Straße) 1/2|Creme Brulee (Strasse) 1/2",
                "a_b*c|a.b.c"
            })
    void isWrittenInTheLettersOfBanks(String text, String written) {
        assertThat(BankText.write(text)).isEqualTo(written);
    }

    @Test
    void aNameThatNoBankCouldReadIsFound() {
        assertThat(BankText.isWritable("Müller & Söhne")).isTrue();
        assertThat(BankText.isWritable("Иван Петров")).isFalse();
        assertThat(BankText.isWritable("株式会社")).isFalse();
        assertThat(BankText.isWritable("  ")).isFalse();
        assertThat(BankText.write("Ä".repeat(50), 70)).hasSize(70);
    }

    private static BankAccount other(String number, Optional<String> bankCode, Optional<String> bic) {
        return new BankAccount(BankAccount.Kind.ACCOUNT, "Ada", number, bankCode, bic);
    }
}
