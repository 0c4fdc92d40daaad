package obliged.outbox;

import java.time.Duration;

/** Words a notice from the state as it is now and brings it to its place: the face's part of delivery. */
public interface Courier {
    /**
     * How long something must wait.
     *
     * @param all whether everything of the same sort waits as long, wherever it goes
     */
    record Hold(Duration pause, boolean all) {
        public boolean isNone() {
            return pause.isZero();
        }
    }

    /** Names what a notice has in common with all others that pause or fail together with it. */
    default String sort(Notice notice) {
        return "";
    }

    /**
     * How long a notice must wait so that nobody has to tell us that it is too much. None gives it its turn, which then
     * counts as taken.
     */
    Hold hold(Notice notice);

    /**
     * Delivers or says why not; a thrown fault is one of ours, and one of the store's comes before anything is sent. A
     * notice in doubt is looked for before it is sent again, wherever that is possible; where it is not, it is sent at
     * most twice. Called by several threads at once.
     */
    Outcome deliver(Notice notice);
}
