package obliged.thanks;

import java.util.List;

/**
 * What became of a wish to thank.
 *
 * @param leftOut who was named and is not thanked
 * @param repeated whether it is one that was given a moment ago with the same words, which counts once
 */
public record Given(ThankYou thanks, List<LeftOut> leftOut, boolean repeated) {
    public Given {
        leftOut = List.copyOf(leftOut);
    }
}
