package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class Pain001Test {
    private static final String MESSAGE = "pob-01jrt0z3ekefrvb2g9s5c4a7h1";
    private static final Instant AT = Instant.parse("2026-04-14T12:00:00.987Z");
    private static final Debtor DEBTOR =
            new Debtor("Gateway & Söhne", "GB82WEST12345698765432", Optional.of("WESTGB22"));
    private static final BankAccount IBAN = iban("Müller & Söhne", Optional.empty());

    @Test
    void writesWhatABankReads() throws IOException, SAXException {
        List<Pain001.Transfer> transfers = List.of(
                transfer(1, 2500, "EUR", IBAN),
                transfer(2, 1500, "JPY", other("Tokyo Books", "1234567", "0005001", Optional.of("BOTKJPJT"))),
                transfer(3, 10_000, "KWD", other("Kuwait Trading", "12-345", "026009593", Optional.empty())),
                transfer(4, 1000, "EUR", iban("Ada", Optional.of("COBADEFF"))));
        String file = Pain001.write(MESSAGE, AT, DEBTOR, transfers);
        assertThat(file).isEqualTo(resource("transfers.xml"));
        assertThat(Pain001.write(MESSAGE, AT, DEBTOR, transfers)).isEqualTo(file);
        assertValid(file);
    }

    @Test
    void staysWithinItsLettersWhateverNamesAreLike() throws IOException, SAXException {
        Debtor debtor = new Debtor("<Gateway> \"&\" Co", "GB82WEST12345698765432", Optional.empty());
        String file = Pain001.write(
                MESSAGE,
                AT,
                debtor,
                List.of(
                        transfer(1, 1, "EUR", iban("Ä".repeat(70), Optional.empty())),
                        transfer(2, Long.MAX_VALUE / 100, "EUR", iban("]]> \u00a0 <b>&amp;", Optional.empty()))));
        assertValid(file);
        assertThat(file).contains("<Id>NOTPROVIDED</Id>").contains("0.01").doesNotContain("<b>");
    }

    @Test
    void theCheckOfTheStructureIsStrict() throws IOException {
        String file = Pain001.write(MESSAGE, AT, DEBTOR, List.of(transfer(1, 2500, "EUR", IBAN)));
        for (String wrong : List.of(
                file.replace("<ChrgBr>SLEV</ChrgBr>", ""),
                file.replace("TRF", "CHK"),
                file.replace(MESSAGE, MESSAGE + "-far-too-long"),
                file.replace("po-", "po_"),
                file.replace("Ccy=\"EUR\"", ""),
                file.replace("<PmtMtd>TRF</PmtMtd>", "").replace("<CtrlSum>", "<PmtMtd>TRF</PmtMtd><CtrlSum>"))) {
            assertThat(wrong).isNotEqualTo(file);
            assertThatCode(() -> assertValid(wrong)).isInstanceOf(SAXException.class);
        }
    }

    private static void assertValid(String file) throws IOException, SAXException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Pain001Test.class.getResource("/pain001/subset.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(file)));
    }

    private static Pain001.Transfer transfer(int number, long minor, String currency, BankAccount to) {
        return new Pain001.Transfer(new UUID(0, number), new Money(minor, currency), to);
    }

    private static BankAccount iban(String holder, Optional<String> bic) {
        return new BankAccount(BankAccount.Kind.IBAN, holder, "DE89370400440532013000", Optional.empty(), bic);
    }

    private static BankAccount other(String holder, String number, String bank, Optional<String> bic) {
        return new BankAccount(BankAccount.Kind.ACCOUNT, holder, number, Optional.of(bank), bic);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Pain001Test.class.getResourceAsStream("/pain001/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
