package obliged.shared;

/** Names a channel within a workspace. */
public record ChannelId(String value) implements Id {}
