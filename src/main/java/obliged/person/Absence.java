package obliged.person;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * That someone is away.
 *
 * @param back the day on which they are back, in their zone; null if unknown
 * @param at the time on that day; null if they are back for the whole of it
 */
public record Absence(@Nullable LocalDate back, @Nullable LocalTime at) {}
