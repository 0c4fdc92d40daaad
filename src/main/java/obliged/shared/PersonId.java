package obliged.shared;

/** Names a person (or bot) within a workspace. */
public record PersonId(String value) implements Id {}
