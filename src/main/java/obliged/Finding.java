package obliged;

/** One line of the doctor's: what was looked at, how it is, and what to do about it. */
record Finding(Mark mark, String line) {
    enum Mark {
        GOOD("✓"),
        /** Obliged works, but something may be worth doing. */
        CARE("!"),
        /** Obliged does not work, or not for long. */
        BAD("✗");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }
    }

    static Finding good(String line) {
        return new Finding(Mark.GOOD, line);
    }

    static Finding care(String line) {
        return new Finding(Mark.CARE, line);
    }

    static Finding bad(String line) {
        return new Finding(Mark.BAD, line);
    }

    boolean isBad() {
        return mark == Mark.BAD;
    }

    @Override
    public String toString() {
        return mark.sign + " " + line.replace("\n", "\n  ");
    }
}
