package obliged.thanks;

import java.util.List;

/**
 * The result of giving thanks.
 *
 * @param leftOut who was named but is not thanked
 * @param repeated whether the same was given a moment ago, which counts once
 */
public record Given(ThankYou thanks, List<LeftOut> leftOut, boolean repeated) {
    public Given {
        leftOut = List.copyOf(leftOut);
    }
}
