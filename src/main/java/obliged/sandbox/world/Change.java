package obliged.sandbox.world;

/** Something in the world changed: what kind of thing, and the id of the channel, person or group. */
public record Change(Kind kind, String where) {
    /** What changed. */
    public enum Kind {
        MESSAGE,
        PERSON,
        CHANNEL,
        GROUP,
        MODAL,
        HOME,
        FILE,
        EXCHANGE
    }
}
