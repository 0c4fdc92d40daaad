package obliged.slack;

import com.slack.api.model.block.InputBlock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.Date;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.ask.Wish;
import obliged.person.People;
import obliged.person.Person;
import obliged.team.Teams;
import obliged.term.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of {@link AskForms} do when they are sent. What is wrong is said at its field; if the ask moved on
 * meanwhile, what was typed comes back.
 */
final class AskSent {
    /** The ask, what was pending when the form opened, and the reminder from which it did. */
    private static final Pattern ABOUT = Pattern.compile("(\\d{1,15})(?:/(\\d{1,15}))?(?: .*)?");

    private final Asks asks;
    private final AskSteps steps;
    private final Directory directory;
    private final People people;
    private final Teams teams;
    private final Whom whom;
    private final InstantSource clock;
    private final Map<String, Taking> takings = Map.ofEntries(
            Map.entry(AskCard.action(Step.SUGGEST), this::suggested),
            Map.entry(AskCard.action(Step.QUESTION), this::questioned),
            Map.entry(AskCard.action(Step.ANSWER), this::answered),
            Map.entry(AskCard.action(Step.HAND_OFF), this::handedOff),
            Map.entry(AskCard.action(Step.DECLINE), this::declined),
            Map.entry(AskCard.action(Step.REOPEN), this::reopened),
            Map.entry(AskCard.action(Step.WITHDRAW), this::withdrawn),
            Map.entry(AskCard.action(Step.EDIT), this::edited),
            Map.entry(AskCard.action(Step.MAKE_RIGHT), this::madeRight),
            Map.entry(AskForms.RATE, this::rated),
            Map.entry(AskMenu.ASK_ANOTHER, this::askedAnother));

    /** What one form does. */
    private interface Taking {
        void take(Sent sent, About about);
    }

    private record About(long number, long item) {}

    AskSent(Asks asks, AskSteps steps, Directory directory, People people, Teams teams, InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.directory = directory;
        this.people = people;
        this.teams = teams;
        this.whom = new Whom(directory, teams);
        this.clock = clock;
    }

    FormReply take(Sent sent) {
        Taking taking = takings.get(sent.view().getCallbackId());
        Matcher about = ABOUT.matcher(sent.about());
        if (taking == null || !about.matches()) {
            return sent.givenBack(ReplyWords.UNKNOWN_FORM.sentence());
        }
        long number = Long.parseLong(about.group(1));
        long item = about.group(2) == null ? -1 : Long.parseLong(about.group(2));
        try {
            taking.take(sent, new About(number, item));
            directory.meet(sent.act().workspace(), sent.act().by());
            return new FormReply.Close();
        } catch (WrongField wrong) {
            return FormReply.wrong(wrong.field, Mrkdwn.of(wrong.sentence));
        } catch (Refusal refusal) {
            return refused(sent, number, (AskReason) refusal.reason());
        }
    }

    private void suggested(Sent sent, About about) {
        steps.suggest(sent.act(), about.number, requiredDate(sent), sent.wordsIfAny(AskForms.WHY));
    }

    private void questioned(Sent sent, About about) {
        steps.question(sent.act(), about.number, sent.words(AskForms.WORDS));
    }

    private void answered(Sent sent, About about) {
        steps.answer(sent.act(), about.number, about.item, sent.words(AskForms.WORDS));
    }

    private void handedOff(Sent sent, About about) {
        steps.handOff(sent.act(), about.number, requiredWhom(sent), sent.wordsIfAny(AskForms.WHY));
        meet(sent);
    }

    private void declined(Sent sent, About about) {
        NewAsk.To suggestion = sent.chosen(Whom.FIELD) == null ? null : requiredWhom(sent);
        steps.decline(sent.act(), about.number, sent.words(AskForms.WORDS), suggestion);
        meet(sent);
    }

    private void reopened(Sent sent, About about) {
        steps.reopen(sent.act(), about.number, sent.words(AskForms.WORDS));
    }

    private void withdrawn(Sent sent, About about) {
        steps.withdraw(sent.act(), about.number, sent.wordsIfAny(AskForms.WHY));
    }

    private void edited(Sent sent, About about) {
        Wish before = asks.view(sent.act().workspace(), sent.act().by(), about.number)
                .ask()
                .wish();
        Names names = names(sent);
        String impact = sent.words(AskForms.IMPACT);
        Date by = date(sent);
        boolean sameDate = Objects.equals(by, AskForms.local(before.neededBy(), zone(sent)));
        steps.edit(
                sent.act(),
                about.number,
                new Wish(
                        PlainWords.kept(sent.words(AskForms.WORDS), before.words(), names),
                        impact.isEmpty()
                                ? null
                                : PlainWords.kept(impact, Objects.requireNonNullElse(before.impact(), ""), names),
                        sameDate ? before.neededBy() : by));
    }

    private void madeRight(Sent sent, About about) {
        steps.makeRight(
                sent.act(),
                about.number,
                sent.words(AskForms.WORDS),
                requiredDate(sent),
                sent.wordsIfAny(AskForms.OFFER));
    }

    /** With nothing said there is nothing to keep. */
    private void rated(Sent sent, About about) {
        String chosen = sent.chosen(AskForms.STARS);
        String better = sent.wordsIfAny(AskForms.WORDS);
        if (chosen != null && !chosen.matches("[1-5]")) {
            throw new WrongField(AskForms.STARS, "Pick one to five stars, or none.");
        }
        if (chosen != null || better != null) {
            steps.rate(sent.act(), about.number, chosen == null ? null : Integer.valueOf(chosen), better);
        }
    }

    private void askedAnother(Sent sent, About about) {
        asks.askThere(sent.act(), about.number, requiredWhom(sent));
        meet(sent);
    }

    private NewAsk.To requiredWhom(Sent sent) {
        NewAsk.To to = whom.chosen(sent);
        if (to == null) {
            throw new WrongField(Whom.FIELD, "Pick a person or a team.");
        }
        return to;
    }

    /** Whoever is new to us is read, after the answer and off its way. */
    private void meet(Sent sent) {
        if (whom.to(sent.chosen(Whom.FIELD)) instanceof NewAsk.ToPerson to) {
            directory.meet(sent.act().workspace(), to.person().id());
        }
    }

    private Date requiredDate(Sent sent) {
        Date date = date(sent);
        if (date == null) {
            throw new WrongField(AskForms.DAY, "Pick a day.");
        }
        return date;
    }

    private @Nullable Date date(Sent sent) {
        LocalDate day = sent.day(AskForms.DAY);
        LocalTime time = sent.time(AskForms.TIME);
        if (day == null) {
            if (time != null) {
                throw new WrongField(AskForms.TIME, "A time needs its day: pick one above, or clear the time.");
            }
            return null;
        }
        return time == null ? Date.on(day, zone(sent)) : Date.at(day, time, zone(sent));
    }

    private ZoneId zone(Sent sent) {
        return people.find(sent.act().workspace(), sent.act().by())
                .map(Person::zone)
                .orElse(sent.act().who().zone());
    }

    private Names names(Sent sent) {
        return new Names(sent.act().workspace(), people, teams);
    }

    /** At its field if it is about one, so that it can be put right; else why not, and all that was typed. */
    private FormReply refused(Sent sent, long number, AskReason reason) {
        AskRefusals refusals = new AskRefusals(names(sent), clock.instant());
        Step step = AskCard.step(Objects.requireNonNullElse(sent.view().getCallbackId(), ""));
        String field = field(reason, step, sent);
        if (field != null) {
            return FormReply.wrong(field, refusals.atField(reason, step, whom.to(sent.chosen(Whom.FIELD))));
        }
        if (reason == AskReason.NO_SUCH_ASK || reason == AskReason.FROM_ANOTHER_COMPANY) {
            return sent.givenBack(
                    reason == AskReason.NO_SUCH_ASK
                            ? ReplyWords.NO_SUCH_ASK.sentence()
                            : AskRefusals.notAsked(reason, Mrkdwn.of(), ""));
        }
        AskView view = asks.view(sent.act().workspace(), sent.act().by(), number);
        return sent.givenBack(refusals.notTaken(reason, step, view));
    }

    private @Nullable String field(AskReason reason, @Nullable Step step, Sent sent) {
        String field = switch (reason) {
            case DATE_PAST -> isToday(sent) ? AskForms.TIME : AskForms.DAY;
            case DATE_TOO_FAR -> AskForms.DAY;
            case NOTHING_CHANGED -> step == Step.SUGGEST ? AskForms.DAY : AskForms.WORDS;
            case NO_WORDS, WORDS_TOO_LONG -> AskForms.WORDS;
            case TO_ONESELF,
                    TO_US,
                    TO_A_BOT,
                    TO_SOMEONE_GONE,
                    TO_ANOTHER_COMPANY,
                    TO_REQUESTER,
                    TO_SAME,
                    NO_HELPERS,
                    CHANNEL_ARCHIVED,
                    CHANNEL_NOT_SEEN -> Whom.FIELD;
            default -> null;
        };
        boolean there = sent.view().getBlocks().stream()
                .anyMatch(block ->
                        block instanceof InputBlock input && input.getBlockId().equals(field));
        return there ? field : null;
    }

    /** Whether of what is past it is the time that is. */
    private boolean isToday(Sent sent) {
        LocalDate today = clock.instant().atZone(zone(sent)).toLocalDate();
        return sent.time(AskForms.TIME) != null && today.equals(sent.day(AskForms.DAY));
    }

    /** What was filled in can't be right, whatever the ask is. */
    private static final class WrongField extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String sentence;

        WrongField(String field, String sentence) {
            super(sentence, null, false, false);
            this.field = field;
            this.sentence = sentence;
        }
    }
}
