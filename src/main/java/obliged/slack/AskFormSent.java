package obliged.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.Asks;
import obliged.ask.Date;
import obliged.ask.NewAsk;
import obliged.ask.Wish;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.slack.Form.Field;
import obliged.slack.dates.DateReading;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What the New-ask form does when it is sent: an ask, or a sentence at the field that something is wrong with. */
final class AskFormSent {
    private static final DateReading NO_DATE = new DateReading.NoDate();

    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final Directory directory;
    private final Whom whom;
    private final Replies replies;
    private final ResponseUrls seal;
    private final InstantSource clock;
    private final String command;

    AskFormSent(
            Asks asks,
            People people,
            Teams teams,
            Directory directory,
            Replies replies,
            ResponseUrls seal,
            InstantSource clock,
            String command) {
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new Whom(directory, teams);
        this.replies = replies;
        this.seal = seal;
        this.clock = clock;
        this.command = command;
    }

    FormReply sent(Sent sent) {
        NewAsk.To to = whom.chosen(sent);
        String impact = sent.wordsIfAny(AskForm.IMPACT.id());
        if (to == null) {
            return wrong(AskForm.WHO, "Pick a colleague or a team’s channel from the list.");
        }
        if (sent.time(AskForm.TIME.id()) != null && sent.day(AskForm.DAY.id()) == null) {
            return wrong(AskForm.TIME, "A time needs a day: pick that too, or leave the time empty.");
        }
        if (impact != null && impact.length() > AskForm.LONGEST_IMPACT) {
            return wrong(AskForm.IMPACT, "One line of at most " + AskForm.LONGEST_IMPACT + " characters will do.");
        }
        return log(sent, wanted(sent, to, impact));
    }

    private NewAsk wanted(Sent sent, NewAsk.To to, @Nullable String impact) {
        WorkspaceId workspace = sent.act().workspace();
        AskFormAbout about = seal.open(sent.about()).map(AskFormAbout::read).orElse(AskFormAbout.NOTHING);
        Names names = new Names(workspace, people, teams);
        String words = PlainWords.kept(sent.words(AskForm.WHAT.id()), about.mentions(), names);
        Date picked = neededBy(sent);
        boolean typedHere = about.source() == null && about.follows() == null;
        DateReading typed = picked == null && typedHere
                ? AskTyped.dates(writer(sent), clock.instant()).find(words)
                : NO_DATE;
        Wish wish = typed instanceof DateReading.Found found
                ? new Wish(found.left(words).strip(), impact, found.date())
                : new Wish(words, impact, picked);
        return new NewAsk(
                sent.act(),
                requester(sent),
                to,
                !sent.ticked(AskForm.HELPERS.id()).isEmpty(),
                wish,
                source(about.source()),
                about.follows());
    }

    private Person requester(Sent sent) {
        return sent.people(AskForm.REQUESTER.id()).stream()
                .findFirst()
                .map(id -> directory.stranger(new PersonId(id), null))
                .orElse(sent.act().who());
    }

    private Person writer(Sent sent) {
        return people.find(sent.act().workspace(), sent.act().by())
                .orElse(sent.act().who());
    }

    private @Nullable Date neededBy(Sent sent) {
        LocalDate day = sent.day(AskForm.DAY.id());
        LocalTime time = sent.time(AskForm.TIME.id());
        ZoneId zone = writer(sent).zone();
        if (day == null) {
            return null;
        }
        return time == null ? Date.on(day, zone) : Date.at(day, time, zone);
    }

    private NewAsk.@Nullable Source source(AskFormAbout.@Nullable Source from) {
        String address = people.workspace().map(Workspace::address).orElse(null);
        return from == null || address == null
                ? null
                : new NewAsk.Source(from.link(address), new ChannelId(from.channel()), from.thread());
    }

    private FormReply log(Sent sent, NewAsk wanted) {
        try {
            Ask ask = asks.log(wanted);
            AskCommand.meet(directory, wanted);
            if (!ask.requester().equals(sent.act().by())) {
                replies.logged(sent.act(), ask.id().number());
            }
            return new FormReply.Close();
        } catch (Refusal refusal) {
            return wrong(sent, wanted, (AskReason) refusal.reason());
        }
    }

    private FormReply wrong(Sent sent, NewAsk wanted, AskReason reason) {
        Names names = new Names(wanted.act().workspace(), people, teams);
        boolean another = !wanted.requester().id().equals(wanted.act().by());
        if (reason == AskReason.TO_ONESELF && another) {
            String who = names.of(wanted.requester().id());
            return wrong(AskForm.WHO, who + " needs it. Ask someone else, or change who needs it.");
        }
        // That is said to who presses; here it is who needs it that can't.
        boolean abroad = reason == AskReason.FROM_ANOTHER_COMPANY && another;
        Mrkdwn sentence = reason == AskReason.NO_WORDS
                ? Mrkdwn.of("Say what you need.")
                : AskRefusals.notAsked(
                        abroad ? AskReason.FOR_NOBODY_HERE : reason, Mrkdwn.of(name(wanted.to(), names)), command);
        return FormReply.wrong(field(sent, reason, another).id(), sentence);
    }

    private static String name(NewAsk.To to, Names names) {
        return to instanceof NewAsk.ToPerson asked
                ? names.of(asked.person().id())
                : names.of(((NewAsk.ToChannel) to).channel().id());
    }

    /** Where a reason is said; only at a field that the form has. */
    private Field field(Sent sent, AskReason reason, boolean another) {
        return switch (reason) {
            case NO_WORDS, WORDS_TOO_LONG -> AskForm.WHAT;
            case DATE_TOO_FAR -> AskForm.DAY;
            case DATE_PAST -> isToday(sent) ? AskForm.TIME : AskForm.DAY;
            case NO_HELPERS -> has(sent, AskForm.HELPERS) ? AskForm.HELPERS : AskForm.WHO;
            case FOR_NOBODY_HERE -> has(sent, AskForm.REQUESTER) ? AskForm.REQUESTER : AskForm.WHO;
            case FROM_ANOTHER_COMPANY -> another && has(sent, AskForm.REQUESTER) ? AskForm.REQUESTER : AskForm.WHO;
            default -> AskForm.WHO;
        };
    }

    private boolean isToday(Sent sent) {
        Date date = neededBy(sent);
        Instant now = clock.instant();
        return date != null
                && date.time() != null
                && date.day().equals(now.atZone(date.zone()).toLocalDate());
    }

    private static boolean has(Sent sent, Field field) {
        return sent.view().getBlocks().stream().anyMatch(block -> field.id().equals(block.getBlockId()));
    }

    private static FormReply wrong(Field field, String sentence) {
        return FormReply.wrong(field.id(), Mrkdwn.of(sentence));
    }
}
