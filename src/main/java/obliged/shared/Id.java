package obliged.shared;

/** A one-field record with an id of the chat system, which is opaque to us. */
public interface Id {
    String value();
}
