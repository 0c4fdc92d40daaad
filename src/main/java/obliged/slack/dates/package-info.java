/**
 * Dates as people type them and as we say them: {@code by friday 3pm}, {@code end of next week}, {@code 24. Dez}.
 *
 * <p>It knows no Slack, neither its SDK nor anything else of {@code obliged.slack}, and asks nobody what time it is: who
 * writes, when and with which working days is a {@link obliged.slack.dates.Writer}. Text comes in as it was meant, without
 * any escapes.
 *
 * <p>Begin with {@link obliged.slack.dates.DateParser}: where in some words a date may stand. What is typed and what it
 * means are tables, a row a phrase, to which a row can be added: days in {@code DayTable}, times of day in
 * {@code TimeTable}, time zones in {@code ZoneParser}, names of weekdays and months in {@code Vocabulary}, and what only
 * looks like a date in {@code Idioms}. What is asked back stands in {@link obliged.slack.dates.DateQuestion}, its sentences
 * in {@link obliged.slack.dates.DateQuestionText}; why, in {@code src/site/dates.md}. What we say
 * ({@link obliged.slack.dates.DateText}) can be read back.
 *
 * <p>Text is read once from left to right: a long one costs as much for each character as a short one.
 */
@NullMarked
package obliged.slack.dates;

import org.jspecify.annotations.NullMarked;
