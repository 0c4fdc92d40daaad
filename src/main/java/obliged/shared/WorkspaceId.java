package obliged.shared;

/** Names one company's workspace; every row carries it. */
public record WorkspaceId(String value) implements Id {}
