package obliged.shared;

/** Names a group of people within a workspace. */
public record GroupId(String value) implements Id {}
