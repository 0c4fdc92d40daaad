package obliged.term;

/** Names a group of people within a workspace. */
public record GroupId(String value) implements Id {}
