package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.bank.BankText;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Credit transfers for our bank, as ISO 20022 pain.001.001.09 (CustomerCreditTransferInitiationV09), within the narrower
 * rules of the SEPA scheme (EPC132-08): its letters, and ids of at most 35 of them. One payment information block for each
 * currency, and within the euro one for transfers to an IBAN, which are SEPA's, and one for all others.
 */
final class Pain001 {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int MAX_NAME = 70;
    private static final String INDENT = "  ";

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    /** @param id becomes the end-to-end id, by which the bank and the merchant name it */
    record Transfer(UUID id, Money amount, BankAccount to) {}

    private record Block(String currency, boolean sepa) {}

    private Pain001() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    /** How a message and a payment are named in the file: banks do not take an underscore. */
    static String name(PublicId kind, UUID id) {
        return kind.format(id).replace('_', '-');
    }

    /**
     * The file. The same arguments give the same text.
     *
     * @param messageId at most 30 characters
     * @param at when it is written; money is to move on that day, in UTC, or on the bank's next
     * @param transfers at least one
     */
    static String write(String messageId, Instant at, Debtor debtor, List<Transfer> transfers) {
        try {
            Pain001 file = new Pain001();
            file.document(messageId, at, debtor, transfers);
            return file.out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void document(String messageId, Instant at, Debtor debtor, List<Transfer> transfers)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        depth = 1;
        open("CstmrCdtTrfInitn");
        open("GrpHdr");
        leaf("MsgId", messageId);
        leaf("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS)));
        totals(transfers);
        named("InitgPty", debtor.name());
        close();
        Map<Block, List<Transfer>> blocks = new LinkedHashMap<>();
        for (Transfer transfer : transfers) {
            blocks.computeIfAbsent(block(transfer), first -> new ArrayList<>()).add(transfer);
        }
        int number = 0;
        for (Map.Entry<Block, List<Transfer>> block : blocks.entrySet()) {
            number++;
            payments(messageId + "-" + number, at, debtor, block.getKey(), block.getValue());
        }
        close();
        close();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    private static Block block(Transfer transfer) {
        String currency = transfer.amount().currency();
        return new Block(currency, currency.equals("EUR") && transfer.to().kind() == BankAccount.Kind.IBAN);
    }

    private void payments(String id, Instant at, Debtor debtor, Block block, List<Transfer> transfers)
            throws XMLStreamException {
        open("PmtInf");
        leaf("PmtInfId", id);
        leaf("PmtMtd", "TRF");
        totals(transfers);
        if (block.sepa()) {
            open("PmtTpInf");
            open("SvcLvl");
            leaf("Cd", "SEPA");
            close();
            close();
        }
        open("ReqdExctnDt");
        leaf("Dt", at.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        close();
        named("Dbtr", debtor.name());
        open("DbtrAcct");
        open("Id");
        leaf("IBAN", debtor.iban());
        close();
        close();
        open("DbtrAgt");
        open("FinInstnId");
        if (debtor.bic().isPresent()) {
            leaf("BICFI", debtor.bic().get());
        } else {
            open("Othr");
            leaf("Id", "NOTPROVIDED");
            close();
        }
        close();
        close();
        leaf("ChrgBr", block.sepa() ? "SLEV" : "SHAR");
        for (Transfer transfer : transfers) {
            payment(transfer);
        }
        close();
    }

    private void payment(Transfer transfer) throws XMLStreamException {
        BankAccount to = transfer.to();
        String id = name(PublicId.PAYOUT, transfer.id());
        open("CdtTrfTxInf");
        open("PmtId");
        leaf("EndToEndId", id);
        close();
        open("Amt");
        start("InstdAmt");
        xml.writeAttribute("Ccy", transfer.amount().currency());
        xml.writeCharacters(transfer.amount().major().toPlainString());
        xml.writeEndElement();
        close();
        if (to.bic().isPresent() || to.bankCode().isPresent()) {
            open("CdtrAgt");
            open("FinInstnId");
            if (to.bic().isPresent()) {
                leaf("BICFI", to.bic().get());
            }
            if (to.bankCode().isPresent()) {
                open("ClrSysMmbId");
                leaf("MmbId", to.bankCode().get());
                close();
            }
            close();
            close();
        }
        named("Cdtr", to.holder());
        open("CdtrAcct");
        open("Id");
        if (to.kind() == BankAccount.Kind.IBAN) {
            leaf("IBAN", to.number());
        } else {
            open("Othr");
            leaf("Id", to.number());
            close();
        }
        close();
        close();
        open("RmtInf");
        leaf("Ustrd", "Payout " + id);
        close();
        close();
    }

    private void totals(List<Transfer> transfers) throws XMLStreamException {
        BigDecimal sum =
                transfers.stream().map(transfer -> transfer.amount().major()).reduce(BigDecimal.ZERO, BigDecimal::add);
        leaf("NbOfTxs", Integer.toString(transfers.size()));
        leaf("CtrlSum", sum.toPlainString());
    }

    private void named(String party, String name) throws XMLStreamException {
        open(party);
        leaf("Nm", BankText.write(name, MAX_NAME));
        close();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
        xml.writeStartElement(element);
    }

    private void open(String element) throws XMLStreamException {
        start(element);
        depth++;
    }

    private void leaf(String element, String text) throws XMLStreamException {
        start(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void close() throws XMLStreamException {
        depth--;
        xml.writeCharacters("\n" + INDENT.repeat(depth));
        xml.writeEndElement();
    }
}
