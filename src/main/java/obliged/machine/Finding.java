package obliged.machine;

/** One line of the doctor's: what was looked at, how it is, and what to do about it. */
public record Finding(Mark mark, String line) {
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

    public static Finding good(String line) {
        return new Finding(Mark.GOOD, line);
    }

    public static Finding care(String line) {
        return new Finding(Mark.CARE, line);
    }

    public static Finding bad(String line) {
        return new Finding(Mark.BAD, line);
    }

    public boolean isBad() {
        return mark == Mark.BAD;
    }

    @Override
    public String toString() {
        return mark.sign + " " + line.replace("\n", "\n  ");
    }
}
