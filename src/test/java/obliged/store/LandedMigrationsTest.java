package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration that has landed is never edited: somebody's file has it behind it already, and Flyway refuses that file if
 * it reads otherwise. A new one is added at the end, with its sum: they stand here in the order in which they landed.
 */
public class LandedMigrationsTest {
    public static final List<String> LANDED = """
            V1__the_house.sql 1f2c5e890815d265e06bdb4919b63aba95b23ead3ccaae5496a97ef700e3b4e4
            V2__the_whole_life_of_an_ask.sql 81fc09eb0b062e8efc720895239317820d93224ccf07bdfdc1ba40c5a5e5dce1
            V3__teams.sql b08659209427e5fc7ce421bb28734a2d2d88861a90d835bb7323232fbc0a9529
            V5__count_doubts.sql 938f354f69ccb373e7392561183831a9d41bb60c8c3088196f10839c24c8456b
            V4__search.sql 8e17291fd10e2c37c740ff33a56123937bb16e30267356bcbe29f879cf12e667
            V6__thanks.sql 291a2f0f4cf28870a3d112b7726f6bafbdb85fdd4966c522f3be08055cf033be
            V8__digests.sql 85ad7f8596f80699ef26e997fade3b60d3bf9e309ff0e79b7d708596cf7dc89c
            V7__reminders.sql d17b4122d5a469ed64677d27688fdb81d9371f6a09167ec6ec4105d3030a9606
            V9__longer_prefixes.sql 8d9f9712c5d59d1380fdfa5c4a3a902c286542e9e8acc83c3078469490e7c95e
            V10__names.sql 7c63f1e8d6665868fab4942d41bb9d55136991e82b9569377334594095a53246
            V11__late_cards.sql 827f28e5fba221dc4c1e6692065c7830c15da60e93c1e2ecf3eca8ac4e724c57
            V12__told_impact.sql 61965bf03fa8c69af2dec66e72e32ba7c5a29d931584d9af93641a3169f37722
            V13__cards_of_helpers.sql a14dde2803a881c6cb02e06b897139273dd4a94cd50f0462b49b5b6a78b4a9ef
            V14__recipients.sql ec793e93a7d6ca7190970a781104209000cc21b86e4531678454a863310aa687
            V15__later_notices.sql cbcab8f3cb0bcbf66079dadbb4c8d5069080e68da068c7a9190cd555add74413
            V18__no_pictures.sql f838f6773bcdce77f68a8ab37f8186ff0bc3bc29fe10233e283e4374f37aee33
            V17__membership.sql a9e7c7a247459893fdc0d05515ce250b4a4080aa9d20c3acc06eef58fcc8549b
            V16__ended_notices.sql c4fccc038a9cb2fd8bbb5c395bfb957dd9f34073127effe60da64001e01dcfbd
            V20__honest_steps.sql dd448675f671fcd984351c6f35e52ab2de613e556266e5384da5dea60306b22f
            V21__comments.sql 1f55eabcb0533839a987fed209e6c17ebd628a4dfd4dd987f0e8b74db5703c98
            V22__waiting_for_others.sql a9dbf6030229bc16e7af8d9b285a65a8f3049963370c95744b1f84283c8f5ebc
            V23__forgetting.sql 9fb9bc87ac964e87f7553aed75c214fe4075ac10fbfda911f7553403900d66f2
            V24__one_fold.sql d83a84b420a44c380a120dd1bfe3bc5a73b675b98fc484db2785df5438592a86
            V26__public_holidays.sql 029d83b9d0e036888581231d6a65348bfef51966edf8d7529312a5486276a1bf
            V27__away_by_status.sql afafa03032bde4405faece9cebb5443cbeb24cc06d77e625d5c0b51357f45e41
            V30__added_thanks.sql a46cc41d8fcba9120c94453bd147294dfe8ce426fb64595bf06635dfc4772d40
            V34__snooze_in_java.sql a63e488fadc4209acade5ab592c0dbcdd266645aba7bf3078077a5a74c1e29f7
            V31__big_companies.sql 1d938feb9ef531cc088cae600ce62aa378dcce0f741d2eeb8682a7e5c43add92
            V35__lines.sql 7d7123970a869fb9073be68f25fe0c1a4fd6c2b78e3dfae25a5d7226306f1af4
            V37__shorter_replies.sql d6fe7bf69b17760b86ae5a07b8f125f03e06d9be396a2e8bba5d5b0f3d0c7e78
            V38__fewer_pages.sql 04bd52822ae9b26d7be69c7045d5fb1ae3b501185350ccd151e21c11a91568c8
            V40__organizations.sql e5e6d1a98857731f0c231894941d2e5e205cd7bd36a99f71608805efea04bdca
            V41__indexed_when_logged.sql c1d707c086cb1511a51755720eae0f0f48a17deb1cc729d703e78f001c06cfba
            V42__asks_of_persons_wait_unwatched.sql 700374c7e1c61ddbc4d146a31f7e9062935e57d4316ead9fd8d69093711bd741
            """.lines().toList();

    @Test
    void everyMigrationIsAsItLanded() throws Exception {
        Path directory =
                Path.of(Store.class.getResource("V1__the_house.sql").toURI()).getParent();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql")).map(LandedMigrationsTest::sum))
                    .containsExactlyInAnyOrderElementsOf(LANDED);
        }
    }

    private static String sum(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return file.getFileName() + " " + HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
