package obliged.outbox;

/** A delivered message: the channel and time stamp under which the chat system knows it. */
public record Message(String channel, String ts) {}
