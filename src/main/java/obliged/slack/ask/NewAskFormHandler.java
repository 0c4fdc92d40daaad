package obliged.slack.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.slack.api.ResponseUrls;
import obliged.slack.dates.DateQuestionText;
import obliged.slack.dates.DateReading;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.ShownQuestions;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.slack.text.SlackEscapes;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Handles submissions of the New-ask form: logs an ask, or shows errors at the fields. */
public final class NewAskFormHandler {
    private static final DateReading NO_DATE = new DateReading.NoDate();

    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final DirectorySync directory;
    private final AddresseePicker whom;
    private final LateReplies replies;
    private final ResponseUrls seal;
    private final ShownQuestions shown = new ShownQuestions();

    public NewAskFormHandler(
            Asks asks, People people, Teams teams, DirectorySync directory, LateReplies replies, ResponseUrls seal) {
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new AddresseePicker(directory, teams);
        this.replies = replies;
        this.seal = seal;
    }

    public FormResponse sent(FormSubmission sent) {
        NewAsk.To to = whom.chosen(sent);
        String impact = FieldText.kept(sent.words(NewAskForm.IMPACT.id()));
        if (to == null) {
            return wrong(NewAskForm.WHO, "Pick a colleague or a team's channel from the list.");
        }
        if (sent.time(NewAskForm.TIME.id()) != null && sent.day(NewAskForm.DAY.id()) == null) {
            return wrong(NewAskForm.TIME, "Pick a day for that time, or clear the time.");
        }
        if (impact.length() > NewAskForm.LONGEST_IMPACT) {
            return wrong(
                    NewAskForm.IMPACT, "Keep it to one line of at most " + NewAskForm.LONGEST_IMPACT + " characters.");
        }
        NewAskFormMetadata about =
                seal.open(sent.about()).map(NewAskFormMetadata::read).orElse(NewAskFormMetadata.NOTHING);
        Names names = sent.viewer().names();
        String words = FieldText.kept(sent.words(NewAskForm.WHAT.id()), about.mentions(), names);
        Date picked = neededBy(sent);
        DateReading typed = picked == null ? typed(sent, words, about) : NO_DATE;
        Optional<FormResponse> question =
                picked == null ? question(sent, typed, about) : dayOff(sent, picked, to, names);
        return question.orElseGet(
                () -> log(sent, wanted(sent, to, impact.isEmpty() ? null : impact, words, typed, about)));
    }

    /** The date in the words, unless they were written elsewhere or earlier. */
    private DateReading typed(FormSubmission sent, String words, NewAskFormMetadata about) {
        return about.source() == null && about.follows() == null
                ? AskCommandParser.dates(sent.viewer().person(), sent.viewer().now())
                        .find(SlackEscapes.withoutLinks(words))
                : NO_DATE;
    }

    /** What is asked about the date in the words, once. */
    private Optional<FormResponse> question(FormSubmission sent, DateReading typed, NewAskFormMetadata about) {
        return Optional.of(typed)
                .filter(DateReading.Questioned.class::isInstance)
                .map(reading -> DateQuestionText.of(((DateReading.Questioned) reading).question()))
                .filter(question -> !about.asks(question))
                .map(question -> Mrkdwn.of(question, DayOffText.AS_IT_STANDS))
                .filter(question -> shown.isFirst(sent, question))
                .map(question -> FormResponse.wrong(NewAskForm.WHAT.id(), question));
    }

    /** What is asked about a day on which nobody works, once. */
    private Optional<FormResponse> dayOff(FormSubmission sent, Date picked, NewAsk.To to, Names names) {
        Addressee worker = to instanceof NewAsk.ToPerson person
                ? new Addressee.OfPerson(person.person().id())
                : new Addressee.OfTeam(((NewAsk.ToChannel) to).channel().id());
        return Optional.of(picked)
                .filter(date -> date.ends(date.zone()).isAfter(sent.viewer().now()))
                .flatMap(date -> new DayOffText(names, sent.viewer().now())
                        .of(date, worker, sent.act().by()))
                .filter(question -> shown.isFirst(sent, question))
                .map(question -> FormResponse.wrong(NewAskForm.DAY.id(), question));
    }

    private NewAsk wanted(
            FormSubmission sent,
            NewAsk.To to,
            @Nullable String impact,
            String words,
            DateReading typed,
            NewAskFormMetadata about) {
        Wish wish = typed instanceof DateReading.Found found
                ? new Wish(found.left(words).strip(), impact, found.date())
                : new Wish(words, impact, neededBy(sent));
        return new NewAsk(
                sent.act(),
                requester(sent),
                to,
                !sent.ticked(NewAskForm.HELPERS.id()).isEmpty(),
                wish,
                source(about.source()),
                about.follows(),
                about.files(),
                false);
    }

    private Person requester(FormSubmission sent) {
        return sent.people(NewAskForm.REQUESTER.id()).stream()
                .findFirst()
                .map(id -> directory.stranger(new PersonId(id), null))
                .orElse(sent.act().who());
    }

    private @Nullable Date neededBy(FormSubmission sent) {
        LocalDate day = sent.day(NewAskForm.DAY.id());
        LocalTime time = sent.time(NewAskForm.TIME.id());
        ZoneId zone = sent.viewer().zone();
        if (day == null) {
            return null;
        }
        return time == null ? Date.on(day, zone) : Date.at(day, time, zone);
    }

    private NewAsk.@Nullable Source source(NewAskFormMetadata.@Nullable Source from) {
        String address = people.workspace().map(Workspace::address).orElse(null);
        return from == null || address == null
                ? null
                : new NewAsk.Source(from.link(address), new ChannelId(from.channel()), from.thread());
    }

    private FormResponse log(FormSubmission sent, NewAsk wanted) {
        try {
            Ask ask = asks.log(wanted);
            AskCommandHandler.meet(directory, wanted);
            if (!ask.requester().equals(sent.act().by())) {
                replies.logged(sent.act(), ask.id().number());
            }
            return new FormResponse.Close();
        } catch (Refusal refusal) {
            if (refusal.reason() == AskReason.CHANNEL_NOT_SEEN) {
                AskCommandHandler.meet(directory, wanted);
            }
            return wrong(sent, wanted, (AskReason) refusal.reason());
        }
    }

    private FormResponse wrong(FormSubmission sent, NewAsk wanted, AskReason reason) {
        Names names = sent.viewer().names();
        boolean another = !wanted.requester().id().equals(wanted.act().by());
        if (reason == AskReason.TO_ONESELF && another) {
            String who = names.of(wanted.requester().id());
            return wrong(NewAskForm.WHO, who + " needs it. Ask someone else, or change who needs it.");
        }
        // The usual text addresses the presser, but here it is about someone else, who needs it.
        boolean abroad = reason == AskReason.FROM_ANOTHER_COMPANY && another;
        Mrkdwn sentence = reason == AskReason.NO_WORDS
                ? Mrkdwn.of("Say what you need.")
                : AskRefusalText.notAsked(
                        abroad ? AskReason.FOR_NOBODY_HERE : reason,
                        Mrkdwn.of(name(wanted.to(), names)),
                        sent.viewer().commands().ask());
        return FormResponse.wrong(field(sent, reason, another).id(), sentence);
    }

    private static String name(NewAsk.To to, Names names) {
        return to instanceof NewAsk.ToPerson asked
                ? names.of(asked.person().id())
                : names.of(((NewAsk.ToChannel) to).channel().id());
    }

    /** The field at which a reason is shown, which has to be in the form. */
    private Field field(FormSubmission sent, AskReason reason, boolean another) {
        return switch (reason) {
            case NO_WORDS, WORDS_TOO_LONG -> NewAskForm.WHAT;
            case DATE_TOO_FAR -> NewAskForm.DAY;
            case DATE_PAST -> isToday(sent) ? NewAskForm.TIME : NewAskForm.DAY;
            case NO_HELPERS -> has(sent, NewAskForm.HELPERS) ? NewAskForm.HELPERS : NewAskForm.WHO;
            case FOR_NOBODY_HERE -> has(sent, NewAskForm.REQUESTER) ? NewAskForm.REQUESTER : NewAskForm.WHO;
            case FROM_ANOTHER_COMPANY ->
                another && has(sent, NewAskForm.REQUESTER) ? NewAskForm.REQUESTER : NewAskForm.WHO;
            default -> NewAskForm.WHO;
        };
    }

    private boolean isToday(FormSubmission sent) {
        Date date = neededBy(sent);
        Instant now = sent.viewer().now();
        return date != null
                && date.time() != null
                && date.day().equals(now.atZone(date.zone()).toLocalDate());
    }

    private static boolean has(FormSubmission sent, Field field) {
        return sent.view().getBlocks().stream().anyMatch(block -> field.id().equals(block.getBlockId()));
    }

    private static FormResponse wrong(Field field, String sentence) {
        return FormResponse.wrong(field.id(), Mrkdwn.of(sentence));
    }
}
