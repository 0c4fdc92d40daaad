package obliged.request;

import obliged.sandbox.wire.Limits;
import obliged.testing.Office;

/** The same where Slack sends everything over Socket Mode. */
class TwiceOverSocketModeTest extends TwiceTest {
    @Override
    protected Office newOffice() throws Exception {
        return Office.overSocketMode(directory, Limits.none());
    }
}
