package obliged.sandbox.world;

/** Something in the world became different: of what kind, and the id of the channel, person or group where. */
public record Change(Kind kind, String where) {
    /** What became different. */
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
