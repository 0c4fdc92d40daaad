package obliged.shared;

/** A one-field record that names something elsewhere, in the words of the chat system; opaque to us. */
public interface Id {
    String value();
}
