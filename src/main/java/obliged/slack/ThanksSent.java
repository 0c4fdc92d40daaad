package obliged.slack;

import java.util.List;
import java.util.Optional;
import obliged.ask.Asks;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.thanks.Gift;
import obliged.thanks.Given;
import obliged.thanks.NewThanks;
import obliged.thanks.Occasion;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** What the forms about thanks do when they are sent. */
final class ThanksSent {
    private final Thanks thanks;
    private final ThanksValues values;
    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final Directory directory;
    private final Whom whom;
    private final String command;

    ThanksSent(
            Thanks thanks,
            ThanksValues values,
            Asks asks,
            People people,
            Teams teams,
            Directory directory,
            String command) {
        this.thanks = thanks;
        this.values = values;
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new Whom(directory, teams);
        this.command = command;
    }

    FormReply sent(Sent sent) {
        return ThanksValues.CALLBACK.equals(sent.view().getCallbackId()) ? values.sent(sent) : thanks(sent);
    }

    private FormReply thanks(Sent sent) {
        ChannelId channel = channel(sent);
        if (channel == null && !ThanksForm.isPrivate(sent)) {
            return FormReply.wrong(
                    ThanksForm.CHANNEL.id(), Mrkdwn.of("Choose the channel to say it in, or Just between us."));
        }
        Mrkdwn closed = channel == null ? null : closed(sent, channel);
        if (closed != null) {
            return FormReply.wrong(ThanksForm.CHANNEL.id(), closed);
        }
        try {
            return given(sent, wanted(sent, channel));
        } catch (Refusal refusal) {
            ThanksReason reason = (ThanksReason) refusal.reason();
            return FormReply.wrong(
                    field(reason),
                    ThanksWords.notGiven(reason, command, thanks.all().daily()));
        }
    }

    private FormReply given(Sent sent, NewThanks wanted) {
        Given given = thanks.all().give(wanted);
        given.thanks().people().forEach(person -> directory.meet(sent.act().workspace(), person));
        return given.repeated()
                ? FormReply.say(
                        new ThanksMessage(words(sent), List.of()).answer(given).says())
                : new FormReply.Close();
    }

    private NewThanks wanted(Sent sent, @Nullable ChannelId channel) {
        List<Person> named = sent.people(ThanksForm.PEOPLE.id()).stream()
                .map(id -> directory.stranger(new PersonId(id), null))
                .toList();
        Gift gift = new Gift(
                sent.words(ThanksForm.WORDS.id()),
                sent.chosen(ThanksForm.VALUE.id()),
                sent.wordsIfAny(ThanksForm.CUSTOMER.id()));
        return new NewThanks(sent.act(), named, List.of(), gift, channel, occasion(sent), true);
    }

    private static @Nullable ChannelId channel(Sent sent) {
        String chosen = sent.conversation(ThanksForm.CHANNEL.id());
        return chosen == null || ThanksForm.isPrivate(sent) ? null : new ChannelId(chosen);
    }

    /** Why nothing can be posted in a channel, and what to do, if that is so. */
    private @Nullable Mrkdwn closed(Sent sent, ChannelId id) {
        // One that is closed to its sender is to them as one that we know nothing of.
        Optional<Channel> known = teams.channel(sent.act().workspace(), id)
                .filter(channel ->
                        whom.mayKnowOf(sent.act().workspace(), sent.act().by(), id));
        if (known.filter(Channel::takesPosts).isPresent()) {
            return null;
        }
        if (known.filter(Channel::archived).isPresent()) {
            return Mrkdwn.of("That channel is archived. Choose another one.");
        }
        if (known.isEmpty()) {
            // One that was made, or joined, today may be new to us: by the next press we know it.
            directory.meetAgain(id);
        }
        return AskRefusals.CHANNEL_NOT_SEEN;
    }

    /** An ask that they may not see is none that they thank for. */
    private Occasion occasion(Sent sent) {
        Occasion occasion = ThanksForm.occasion(
                sent.about(), people.workspace().map(Workspace::address).orElse(""));
        return occasion.ask() == null
                        || Thanked.sees(asks, sent.act().workspace(), sent.act().by(), occasion.ask())
                ? occasion
                : Occasion.NONE;
    }

    private static String field(ThanksReason reason) {
        return switch (reason) {
            case NO_WORDS, WORDS_TOO_LONG, LIMIT -> ThanksForm.WORDS.id();
            case CUSTOMER_TOO_LONG -> ThanksForm.CUSTOMER.id();
            case PRIVATE_TO_SEVERAL -> ThanksForm.SHOWN.id();
            default -> ThanksForm.PEOPLE.id();
        };
    }

    private ThanksWords words(Sent sent) {
        return new ThanksWords(new Names(sent.act().workspace(), people, teams));
    }
}
