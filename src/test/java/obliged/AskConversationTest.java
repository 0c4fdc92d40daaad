package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obliged.sandbox.Message;
import obliged.sandbox.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskConversationTest {
    @TempDir
    Path directory;

    private Office office;

    @BeforeEach
    void open() throws Exception {
        office = Office.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void anAskGoesFromTheCommandToSolved() {
        Reply reply = office.type("ana", "/ask @bo reset my VPN token by friday");
        System.out.println(reply.body());
        System.out.println(reply.text());
        Message card = office.dm("bo", "reset my VPN token");
        System.out.println(card.plainText());
        System.out.println(card.text());
        office.as("bo").press(card, "Accept");
        System.out.println(office.dm("ana", "took on").plainText());
        office.settle();
        card = office.dm("bo", "reset my VPN token");
        System.out.println(card.plainText());
        office.as("bo").press(card, "Done");
        Message solved = office.dm("ana", "Yes, solved");
        office.settle();
        office.dms("ana").forEach(m -> System.out.println("ANA: " + m.plainText() + "\n   " + m.text()));
        office.as("ana").press(solved, "Yes, solved");
        office.settle();
        office.dms("ana").forEach(m -> System.out.println("ANA: " + m.plainText()));
        office.dms("bo").forEach(m -> System.out.println("BO: " + m.plainText()));
        System.out.println(office.type("ana", "/ask 1").text());
        System.out.println(office.slack.journal().violations());
        assertThat(office.slack.journal().violations()).isEmpty();
    }
}
