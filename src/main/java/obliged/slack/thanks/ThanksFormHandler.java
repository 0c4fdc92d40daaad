package obliged.slack.thanks;

import java.util.List;
import java.util.Optional;
import obliged.ask.Asks;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.slack.ask.AskRefusalText;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.thanks.Gift;
import obliged.thanks.Given;
import obliged.thanks.NewThanks;
import obliged.thanks.Occasion;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** What the forms about thanks do when they are sent. */
public final class ThanksFormHandler {
    private final Thanks thanks;
    private final CompanyValuesForm values;
    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final DirectorySync directory;
    private final AddresseePicker whom;

    public ThanksFormHandler(
            Thanks thanks, CompanyValuesForm values, Asks asks, People people, Teams teams, DirectorySync directory) {
        this.thanks = thanks;
        this.values = values;
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new AddresseePicker(directory, teams);
    }

    public FormResponse sent(FormSubmission sent) {
        return switch (sent.view().getCallbackId()) {
            case CompanyValuesForm.CALLBACK -> values.sent(sent);
            case AddedThanksForm.CALLBACK -> added(sent);
            default -> thanks(sent);
        };
    }

    private FormResponse added(FormSubmission sent) {
        try {
            String words = FieldText.kept(sent.words(AddedThanksForm.WORDS.id()));
            thanks.all().join(sent.act(), AddedThanksForm.shout(sent.about()), words);
            return new FormResponse.Close();
        } catch (Refusal refusal) {
            return FormResponse.wrong(AddedThanksForm.WORDS.id(), notGiven(sent, (ThanksReason) refusal.reason()));
        }
    }

    private Mrkdwn notGiven(FormSubmission sent, ThanksReason reason) {
        return ThanksText.notGiven(
                reason, sent.viewer().commands().thanks(), thanks.all().daily());
    }

    private FormResponse thanks(FormSubmission sent) {
        ChannelId channel = channel(sent);
        if (channel == null && !ThanksForm.isPrivate(sent)) {
            return FormResponse.wrong(
                    ThanksForm.CHANNEL.id(), Mrkdwn.of("Choose a channel to post it in, or Just between us."));
        }
        Mrkdwn closed = channel == null ? null : closed(sent, channel);
        if (closed != null) {
            return FormResponse.wrong(ThanksForm.CHANNEL.id(), closed);
        }
        try {
            return given(sent, wanted(sent, channel));
        } catch (Refusal refusal) {
            ThanksReason reason = (ThanksReason) refusal.reason();
            return FormResponse.wrong(field(reason), notGiven(sent, reason));
        }
    }

    private FormResponse given(FormSubmission sent, NewThanks wanted) {
        Given given = thanks.all().give(wanted);
        given.thanks().people().forEach(person -> directory.meet(sent.act().workspace(), person));
        return given.repeated()
                ? FormResponse.say(
                        new ThanksMessage(new ThanksText(sent.viewer().names()), List.of())
                                .answer(given)
                                .says())
                : new FormResponse.Close();
    }

    private NewThanks wanted(FormSubmission sent, @Nullable ChannelId channel) {
        List<Person> named = sent.people(ThanksForm.PEOPLE.id()).stream()
                .map(id -> directory.stranger(new PersonId(id), null))
                .toList();
        String customer = FieldText.kept(sent.words(ThanksForm.CUSTOMER.id()));
        Gift gift = new Gift(
                FieldText.kept(sent.words(ThanksForm.WORDS.id())),
                sent.chosen(ThanksForm.VALUE.id()),
                customer.isEmpty() ? null : customer);
        return new NewThanks(sent.act(), named, List.of(), gift, channel, occasion(sent), true);
    }

    private static @Nullable ChannelId channel(FormSubmission sent) {
        String chosen = sent.conversation(ThanksForm.CHANNEL.id());
        return chosen == null || ThanksForm.isPrivate(sent) ? null : new ChannelId(chosen);
    }

    /** Why nothing can be posted in a channel, and what to do, if that is so. */
    private @Nullable Mrkdwn closed(FormSubmission sent, ChannelId id) {
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
        return AskRefusalText.CHANNEL_NOT_SEEN;
    }

    /** An ask that they may not see is none that they thank for. */
    private Occasion occasion(FormSubmission sent) {
        Occasion occasion = ThanksForm.occasion(
                sent.about(), people.workspace().map(Workspace::address).orElse(""));
        return occasion.ask() == null
                        || ThankedAsk.sees(
                                asks, sent.act().workspace(), sent.act().by(), occasion.ask())
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
}
