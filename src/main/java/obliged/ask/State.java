package obliged.ask;

/** Where an ask stands. */
public enum State {
    OPEN,
    ACCEPTED,
    DONE,
    CONFIRMED,
    DECLINED,
    WITHDRAWN;

    /** Nothing but a look back is possible from here. */
    public boolean isOver() {
        return this == CONFIRMED || this == DECLINED || this == WITHDRAWN;
    }
}
