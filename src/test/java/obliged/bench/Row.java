package obliged.bench;

import java.util.Locale;

/**
 * A line of the table: a figure, and what was measured beside it in the same run, if anything.
 *
 * @param beside {@code NaN} if there is nothing to compare it with
 */
record Row(String name, String unit, double figure, double beside, Target target) {
    private static final String LINE = "| %-52s | %9s | %9s | %5s | %-12s | %-6s |%n";

    /** What is wanted of a figure or of its ratio to what is beside it. */
    record Target(Kind kind, double bound) {
        /** Which of the two, and on which side of the bound. */
        enum Kind {
            NONE,
            AT_MOST,
            RATIO_AT_MOST,
            RATIO_AT_LEAST
        }

        String text(String unit) {
            String number = number(bound);
            return switch (kind) {
                case NONE -> "";
                case AT_MOST -> "≤ " + number + " " + unit;
                case RATIO_AT_MOST -> "≤ " + number + " ×";
                case RATIO_AT_LEAST -> "≥ " + number + " ×";
            };
        }
    }

    static Row of(String name, String unit, double figure) {
        return new Row(name, unit, figure, Double.NaN, new Target(Target.Kind.NONE, 0));
    }

    Row beside(double other) {
        return new Row(name, unit, figure, other, target);
    }

    Row atMost(double bound) {
        return new Row(name, unit, figure, beside, new Target(Target.Kind.AT_MOST, bound));
    }

    Row ratioAtMost(double bound) {
        return new Row(name, unit, figure, beside, new Target(Target.Kind.RATIO_AT_MOST, bound));
    }

    Row ratioAtLeast(double bound) {
        return new Row(name, unit, figure, beside, new Target(Target.Kind.RATIO_AT_LEAST, bound));
    }

    double ratio() {
        return figure / beside;
    }

    static String header() {
        return String.format(Locale.ROOT, LINE, "", "Obliged", "beside", "ratio", "target", "")
                + "|---|--:|--:|--:|---|---|\n";
    }

    String line() {
        return String.format(
                Locale.ROOT,
                LINE,
                name + ", " + unit,
                number(figure),
                Double.isNaN(beside) ? "" : number(beside),
                Double.isNaN(beside) ? "" : number(ratio()),
                target.text(unit),
                verdict());
    }

    private String verdict() {
        return switch (target.kind()) {
            case NONE -> "";
            case AT_MOST -> verdict(figure <= target.bound());
            case RATIO_AT_MOST -> verdict(ratio() <= target.bound());
            case RATIO_AT_LEAST -> verdict(ratio() >= target.bound());
        };
    }

    private static String verdict(boolean met) {
        return met ? "met" : "missed";
    }

    private static String number(double number) {
        String format = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, number);
    }
}
