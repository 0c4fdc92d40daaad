package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import obliged.slack.api.ResponseUrls;
import org.junit.jupiter.api.Test;

class NewAskFormMetadataTest {
    private static final NewAskFormMetadata.Source REPLY =
            new NewAskFormMetadata.Source("C0DESIGN011", "1795534200.000200", "1795534100.000100");

    @Test
    void whatIsWrittenIsReadBack() {
        NewAskFormMetadata all = NewAskFormMetadata.NOTHING.with(REPLY).mentioning(List.of("@U1", "#C1"));
        assertThat(NewAskFormMetadata.read(all.text())).isEqualTo(all);
        assertThat(NewAskFormMetadata.read(all.following(12).text())).isEqualTo(all.following(12));
        assertThat(NewAskFormMetadata.read(all.because("Who is “R&D”?").text()))
                .isEqualTo(all.because("Who is “R&D”?"));
        assertThat(NewAskFormMetadata.read("\n@U1\n12"))
                .isEqualTo(NewAskFormMetadata.NOTHING.mentioning(List.of("@U1")).following(12));
        assertThat(NewAskFormMetadata.read("\n")).isEqualTo(NewAskFormMetadata.NOTHING);
        assertThat(NewAskFormMetadata.read(NewAskFormMetadata.NOTHING.text())).isEqualTo(NewAskFormMetadata.NOTHING);
        assertThat(NewAskFormMetadata.read(
                        NewAskFormMetadata.NOTHING.following(12).text()))
                .isEqualTo(NewAskFormMetadata.NOTHING.following(12));
        NewAskFormMetadata asking =
                NewAskFormMetadata.read(all.asking("Which day?").text());
        assertThat(asking.asks("Which day?")).isTrue();
        assertThat(asking.asks("Which time?")).isFalse();
    }

    @Test
    void aDraftOfAnEarlierReleaseIsReadToo() {
        assertThat(NewAskFormMetadata.read("\n@U1").mentions()).containsExactly("@U1");
        assertThat(NewAskFormMetadata.read("\n\n12").follows()).isEqualTo(12);
    }

    @Test
    void theLinkLeadsToTheMessageAndIntoItsThread() {
        assertThat(REPLY.link("https://acme.slack.com/"))
                .isEqualTo("https://acme.slack.com/archives/C0DESIGN011/p1795534200000200"
                        + "?thread_ts=1795534100.000100&cid=C0DESIGN011");
        assertThat(new NewAskFormMetadata.Source("C1", "1.2", "1.2").link("https://acme.slack.com/"))
                .isEqualTo("https://acme.slack.com/archives/C1/p12");
    }

    @Test
    void asMuchAsThereCanBeIsShortEnoughForSlack() {
        NewAskFormMetadata full = NewAskFormMetadata.NOTHING
                .with(new NewAskFormMetadata.Source("C".repeat(20), "9".repeat(20), "9".repeat(20)))
                .mentioning(Collections.nCopies(1_000, "@" + "U".repeat(20)))
                .following(Long.MAX_VALUE)
                .asking("Which day?")
                .because("“".repeat(1_000));
        assertThat(new ResponseUrls("xoxb-token").seal(full.text())).hasSizeLessThanOrEqualTo(3_000);
    }
}
