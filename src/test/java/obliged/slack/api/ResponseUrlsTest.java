package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseUrlsTest {
    private static final String URL = "https://hooks.slack.example/actions/T1/123/abc?é=1";

    private final ResponseUrls urls = new ResponseUrls("xoxb-1");

    @Test
    void whatIsSealedIsOpenedByWhoeverHasTheSameToken() {
        assertThat(urls.open(urls.seal(URL))).contains(URL);
        assertThat(new ResponseUrls("xoxb-1").open(urls.seal(URL))).contains(URL);
    }

    @Test
    void anotherTokenDoesNotOpenIt() {
        assertThat(new ResponseUrls("xoxb-2").open(urls.seal(URL))).isEmpty();
    }

    @Test
    void theSealedTextShowsNothingOfTheUrlAndIsNeverTheSame() {
        String sealed = urls.seal(URL);

        assertThat(sealed).doesNotContain("hooks").isNotEqualTo(urls.seal(URL));
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("hooks")
                .doesNotContain("abc");
    }

    @Test
    void aSealedTextThatWasChangedIsNotOpened() {
        byte[] sealed = Base64.getDecoder().decode(urls.seal(URL));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(urls.open(Base64.getEncoder().encodeToString(changed))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAA", "not base64!", "https://hooks.slack.example/"})
    void whatWasNeverSealedIsNotOpened(String text) {
        assertThat(urls.open(text)).isEmpty();
    }
}
