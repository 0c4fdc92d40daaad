package obliged.slack.ask;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.CommandChannel;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.RequestKey;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Handles {@code /ask}: does immediately what was typed, and replies with a message that only the writer sees. */
public final class AskCommandHandler {
    private final Asks asks;
    private final AskSteps steps;
    private final People people;
    private final Teams teams;
    private final DirectorySync directory;
    private final NewAskFormOpener doors;
    private final FormOpener opening;
    private final OtherSubcommands others;
    private final AskListMessage lists;
    private final InstantSource clock;

    public AskCommandHandler(
            Asks asks,
            AskSteps steps,
            People people,
            Teams teams,
            DirectorySync directory,
            NewAskFormOpener doors,
            FormOpener opening,
            OtherSubcommands others,
            AskListMessage lists,
            InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.doors = doors;
        this.opening = opening;
        this.others = others;
        this.lists = lists;
        this.clock = clock;
    }

    public SlackMessage answer(SlashCommandPayload payload, WorkspaceId workspace) {
        Instant now = clock.instant();
        Names names = new Names(workspace, people, teams);
        PersonId who = new PersonId(payload.getUserId());
        String text = payload.getText() == null ? "" : payload.getText();
        Person described = directory.stranger(who, payload.getUserName());
        Act act = new Act(
                workspace,
                described,
                null,
                RequestKey.command(payload.getUserId(), payload.getCommand(), payload.getTriggerId()));
        Supplier<Person> writer = () -> people.find(workspace, who).orElse(described);
        AskCommandParser typed = AskCommandParser.read(text, payload.getCommand(), writer, now);
        Typing typing = new Typing(
                payload.getCommand(), text, payload.getTriggerId(), payload.getResponseUrl(), act, names, now);
        if (typed instanceof AskCommandParser.Help) {
            return AskHelpText.of(payload.getCommand());
        } else if (typed instanceof AskCommandParser.OfTeam) {
            return others.team(payload, act);
        } else if (typed instanceof AskCommandParser.OfDigest digest) {
            return others.digest(payload, act, digest.wanted());
        } else if (typed instanceof AskCommandParser.OfExport) {
            return others.export(act);
        } else if (typed instanceof AskCommandParser.OfReminders) {
            return others.reminders(payload, act);
        } else if (typed instanceof AskCommandParser.Show show) {
            return show(typing, show.number());
        } else if (typed instanceof AskCommandParser.Lists list) {
            return lists.typed(
                    workspace, who, list.kind(), new ChannelId(payload.getChannelId()), payload.getCommand());
        } else if (typed instanceof AskCommandParser.Search search) {
            return lists.found(workspace, who, search.words(), new ChannelId(payload.getChannelId()));
        } else if (typed instanceof AskCommandParser.Accept accept) {
            return accept(typing, accept);
        } else if (typed instanceof AskCommandParser.Done done) {
            return done(typing, done);
        } else if (typed instanceof AskCommandParser.OfPerson asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.OfChannel asked) {
            if (asked.channel().value().equals(payload.getChannelId())) {
                // If we don't know that they are in it, who is in it is read first.
                new CommandChannel(people, teams).of(payload, act);
            }
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.OfGroup asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.NotUnderstood wrong) {
            return echo(typing, Mrkdwn.of(wrong.why()));
        }
        return form(typing, doors.guessing(act, text, doors.prefill(act, typed)));
    }

    private SlackMessage ask(Typing typing, AskCommandParser.OfPerson asked) {
        Person described = directory.stranger(asked.person(), asked.label());
        NewAsk wanted = NewAsk.of(typing.act, new NewAsk.ToPerson(described), asked.words(), asked.date());
        Mrkdwn to = Mrkdwn.of(asked.label().isEmpty() ? "That person" : "@" + asked.label());
        return log(typing, wanted, to, asked);
    }

    private SlackMessage ask(Typing typing, AskCommandParser.OfChannel asked) {
        NewAsk wanted = NewAsk.of(typing.act, new NewAsk.ToChannel(asked.described()), asked.words(), asked.date());
        return log(typing, wanted, Mrkdwn.channel(asked.channel()), asked);
    }

    /** Asks the team that names the group as its helpers, if the writer may know of that team. */
    private SlackMessage ask(Typing typing, AskCommandParser.OfGroup asked) {
        return doors.team(typing.act, asked)
                .map(team -> ask(typing, new AskCommandParser.OfChannel(team, "", asked.words(), asked.date())))
                .orElseGet(() -> form(
                        typing,
                        doors.prefill(typing.act, asked)
                                .because(Mrkdwn.of("No team has " + asked.label()
                                        + " as its helpers. Ask one person, or a team's channel."))));
    }

    private SlackMessage log(Typing typing, NewAsk wanted, Mrkdwn to, AskCommandParser asked) {
        try {
            Ask ask = asks.log(wanted);
            meet(directory, wanted);
            return new AskCard(typing.words()).logged(ask);
        } catch (Refusal refusal) {
            AskReason reason = (AskReason) refusal.reason();
            Mrkdwn why = AskRefusalText.notAsked(reason, to, typing.command);
            NewAskPrefill filled = doors.prefill(typing.act, asked).because(why);
            if (reason == AskReason.CHANNEL_NOT_SEEN) {
                // Its members may not have been read yet; by the next try they will be.
                meet(directory, wanted);
            }
            return switch (reason) {
                case FROM_ANOTHER_COMPANY -> echo(typing, why);
                case TO_ONESELF, TO_US, TO_A_BOT, TO_SOMEONE_GONE, TO_ANOTHER_COMPANY, CHANNEL_ARCHIVED ->
                    form(typing, filled.forNobody());
                default -> form(typing, filled);
            };
        }
    }

    /** Opens the form. If the text does not fit in it, the reply repeats the whole text. */
    private SlackMessage form(Typing typing, NewAskPrefill filled) {
        boolean whole = doors.holds(typing.act, filled.words());
        Mrkdwn why = AskRefusalText.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.command);
        doors.open(typing.act, typing.trigger, typing.responseUrl, whole ? filled : filled.because(why));
        return whole ? SlackMessage.NOTHING : echo(typing, why);
    }

    /** Reads people and channels that are new to us, in the background. */
    static void meet(DirectorySync directory, NewAsk wanted) {
        directory.meet(wanted.act().workspace(), wanted.act().by());
        directory.meet(wanted.act().workspace(), wanted.requester().id());
        if (wanted.to() instanceof NewAsk.ToPerson to) {
            directory.meet(wanted.act().workspace(), to.person().id());
        } else if (wanted.to() instanceof NewAsk.ToChannel to) {
            directory.meet(to.channel().id());
        }
    }

    private SlackMessage show(Typing typing, long number) {
        try {
            return new AskCard(typing.words()).show(asks.view(typing.act.workspace(), typing.act.by(), number));
        } catch (Refusal refusal) {
            return SlackMessage.line(AskRefusalText.noSuchAsk(number, typing.command));
        }
    }

    private SlackMessage accept(Typing typing, AskCommandParser.Accept accept) {
        try {
            Ask ask = steps.accept(typing.act, accept.number(), accept.date());
            return new AskCard(typing.words()).accepted(ask);
        } catch (Refusal refusal) {
            if (refusal.reason() == AskReason.DATE_MISSING) {
                return byWhen(typing, accept.number());
            }
            return refused(typing, refusal, Step.ACCEPT, accept.number());
        }
    }

    /** There is no date ahead to accept, so a form asks for one. */
    private SlackMessage byWhen(Typing typing, long number) {
        AskView view = asks.view(typing.act.workspace(), typing.act.by(), number);
        ZoneId zone = people.find(typing.act.workspace(), typing.act.by())
                .map(Person::zone)
                .orElse(typing.act.who().zone());
        opening.open(
                typing.act,
                typing.trigger,
                typing.responseUrl,
                new AskStepForms(typing.words(), typing.names, zone).byWhen(view));
        return SlackMessage.NOTHING;
    }

    private SlackMessage done(Typing typing, AskCommandParser.Done done) {
        if (done.note() != null && done.note().length() > Ask.LONGEST_WORDS) {
            return echo(typing, AskRefusalText.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.command));
        }
        try {
            Ask ask = steps.done(typing.act, done.number(), done.note());
            return SlackMessage.line(typing.words().done(ask));
        } catch (Refusal refusal) {
            return refused(typing, refusal, Step.DONE, done.number());
        }
    }

    /** Says why not, and shows the ask with what is possible; repeats what was typed. */
    private SlackMessage refused(Typing typing, Refusal refusal, Step step, long number) {
        AskReason reason = (AskReason) refusal.reason();
        if (reason == AskReason.NO_SUCH_ASK) {
            return echo(typing, AskRefusalText.noSuchAsk(number, typing.command));
        }
        AskView view = asks.view(typing.act.workspace(), typing.act.by(), number);
        Mrkdwn why = new AskRefusalText(typing.names, typing.now).notTaken(reason, step, view);
        return new AskCard(typing.words()).under(why, view);
    }

    private static SlackMessage echo(Typing typing, Mrkdwn why) {
        return SlackMessage.echo(why, typing.command, typing.text);
    }

    /** A command that is being handled. */
    record Typing(
            String command,
            String text,
            String trigger,
            @Nullable String responseUrl,
            Act act,
            Names names,
            Instant now) {
        AskText words() {
            return new AskText(names, now);
        }
    }
}
