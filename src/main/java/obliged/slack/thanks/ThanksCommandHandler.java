package obliged.slack.thanks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.person.Person;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.api.SentMessages;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.thanks.CompanyValue;
import obliged.thanks.Gift;
import obliged.thanks.Given;
import obliged.thanks.NewThanks;
import obliged.thanks.Occasion;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksLists;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** {@code /thanks}: does at once what was typed, or opens the form with it. */
public final class ThanksCommandHandler {
    private final Thanks thanks;
    private final Teams teams;
    private final DirectorySync directory;
    private final ThanksFormOpener doors;
    private final ThanksListMessage list;
    private final CompanyValuesForm values;

    public ThanksCommandHandler(
            Thanks thanks,
            Teams teams,
            DirectorySync directory,
            ThanksFormOpener doors,
            ThanksListMessage list,
            CompanyValuesForm values) {
        this.thanks = thanks;
        this.teams = teams;
        this.directory = directory;
        this.doors = doors;
        this.list = list;
        this.values = values;
    }

    public SlackMessage answer(TypedCommand typing) {
        WorkspaceId workspace = typing.act().workspace();
        Set<String> known =
                thanks.values().all(workspace).stream().map(CompanyValue::word).collect(Collectors.toSet());
        ThanksCommandParser typed = ThanksCommandParser.read(typing.text(), typing.name(), known);
        if (typed instanceof ThanksCommandParser.Help) {
            return ThanksHelpText.of(typing.name());
        } else if (typed instanceof ThanksCommandParser.Undo) {
            return undo(typing);
        } else if (typed instanceof ThanksCommandParser.Values) {
            return values.answer(typing);
        } else if (typed instanceof ThanksCommandParser.Listing listing) {
            PersonId of = listing.of() == null ? typing.act().by() : listing.of();
            return list.post(typing.viewer(), of, ThanksLists.Side.GOT, ThanksLists.Cursor.NEWEST);
        } else if (typed instanceof ThanksCommandParser.Give give) {
            return give(typing, give);
        } else if (typed instanceof ThanksCommandParser.Unclear unclear) {
            return form(typing, Mrkdwn.of(unclear.why()), unclear.people(), unclear.groups(), Gift.of(unclear.words()));
        }
        doors.open(
                typing.act(),
                typing.trigger(),
                typing.responseUrl(),
                new ThanksPrefill(
                        null, List.of(), Gift.of(""), doors.open(workspace, typing.channel()), Occasion.NONE));
        return SlackMessage.NOTHING;
    }

    private SlackMessage give(TypedCommand typing, ThanksCommandParser.Give give) {
        Gift typed = new Gift(give.words(), give.value(), null);
        Mrkdwn elsewhere = elsewhere(typing);
        if (elsewhere != null) {
            return form(typing, elsewhere, give.people(), give.groups(), typed);
        }
        List<Person> named = give.people().stream()
                .map(one -> directory.stranger(one.id(), one.label()))
                .toList();
        Gift meant = new Gift(SlackEscapes.read(give.words()).strip(), give.value(), null);
        try {
            Given given = thanks.all()
                    .give(new NewThanks(
                            typing.act(), named, give.groups(), meant, typing.channel(), Occasion.NONE, false));
            meet(typing, given);
            return message(typing).answer(given);
        } catch (Refusal refusal) {
            return refused(typing, give, typed, (ThanksReason) refusal.reason());
        }
    }

    /** Whoever, and whatever channel, is new to us is read, after the answer and off its way. */
    private void meet(TypedCommand typing, Given given) {
        directory.meet(typing.act().workspace(), typing.act().by());
        given.thanks().people().forEach(person -> directory.meet(typing.act().workspace(), person));
        if (teams.channel(typing.act().workspace(), typing.channel()).isEmpty()) {
            directory.meet(typing.channel());
        }
    }

    /** What a form could not mend either comes back to be copied. */
    private SlackMessage refused(TypedCommand typing, ThanksCommandParser.Give give, Gift typed, ThanksReason reason) {
        Mrkdwn why = ThanksText.notGiven(reason, typing.name(), thanks.all().daily());
        if (reason == ThanksReason.LIMIT || reason == ThanksReason.FROM_ANOTHER_COMPANY) {
            return typing.echo(why);
        }
        SlackMessage answer = form(typing, why, give.people(), give.groups(), typed);
        return reason == ThanksReason.TOO_MANY ? typing.echo(why) : answer;
    }

    /** Opens the form with what was typed in it; what does not fit comes back whole beside it. */
    private SlackMessage form(
            TypedCommand typing, Mrkdwn why, List<ThanksCommandParser.Named> named, List<GroupId> groups, Gift typed) {
        String words = SlackEscapes.asTyped(typed.words()).strip();
        WorkspaceId workspace = typing.act().workspace();
        List<PersonId> everyone = Stream.concat(
                        named.stream().map(ThanksCommandParser.Named::id),
                        thanks.all().members(workspace, groups).stream())
                .toList();
        doors.open(
                typing.act(),
                typing.trigger(),
                typing.responseUrl(),
                new ThanksPrefill(
                        why,
                        everyone,
                        new Gift(words, typed.value(), null),
                        elsewhere(typing) == null ? typing.channel() : null,
                        Occasion.NONE));
        return words.length() > Gift.LONGEST_WORDS
                ? typing.echo(Mrkdwn.of(
                        "The form only takes the first ",
                        String.format(Locale.ENGLISH, "%,d", Gift.LONGEST_WORDS),
                        " characters. Here's everything you typed:"))
                : SlackMessage.NOTHING;
    }

    /** Why it can't be said right here, if it can't. */
    private @Nullable Mrkdwn elsewhere(TypedCommand typing) {
        String name = typing.payload().getChannelName() == null
                ? ""
                : typing.payload().getChannelName();
        if (!SentMessages.isChannel(typing.channel().value()) || name.startsWith("mpdm-")) {
            return Mrkdwn.of("Where do you want to post it? Choose a channel, or Just between us.");
        }
        Optional<Channel> known = teams.channel(typing.act().workspace(), typing.channel());
        // Slack names no private channel to us; of one that we are in we know.
        boolean takesPosts = known.map(Channel::takesPosts).orElse(!name.equals("privategroup"));
        return takesPosts
                ? null
                : Mrkdwn.of(
                        "I can't post in the channel you're in yet. Type /invite @Obliged there, or pick another place to post.");
    }

    private SlackMessage undo(TypedCommand typing) {
        try {
            return message(typing).tookBack(thanks.all().undoLast(typing.act()));
        } catch (Refusal refusal) {
            ThanksReason reason = (ThanksReason) refusal.reason();
            return SlackMessage.line(
                    ThanksText.notGiven(reason, typing.name(), thanks.all().daily()));
        }
    }

    private static ThanksMessage message(TypedCommand typing) {
        return new ThanksMessage(new ThanksText(typing.viewer().names()), List.of());
    }
}
