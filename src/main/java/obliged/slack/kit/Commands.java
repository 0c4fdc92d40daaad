package obliged.slack.kit;

/** The names under which this workspace has our two commands, with their slashes. */
public record Commands(String ask, String thanks) {}
