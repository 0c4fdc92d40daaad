package obliged.term;

/** Names a channel within a workspace. */
public record ChannelId(String value) implements Id {}
