package obliged.ask.value;

/** The state of an ask. */
public enum State {
    OPEN,
    ACCEPTED,
    DONE,
    CONFIRMED,
    DECLINED,
    WITHDRAWN;

    /** Whether it is finished. */
    public boolean isOver() {
        return this == CONFIRMED || this == DECLINED || this == WITHDRAWN;
    }
}
