package obliged.digest;

/** What became of an ask while one team had it. */
record Stay(long ask) {}
