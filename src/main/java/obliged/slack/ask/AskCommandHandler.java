package obliged.slack.ask;

import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.person.Person;
import obliged.shared.Refusal;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.kit.Viewer;
import obliged.slack.team.CommandChannel;
import obliged.slack.text.Mrkdwn;
import obliged.team.Teams;

/** Handles {@code /ask}: does immediately what was typed, and replies with a message that only the writer sees. */
public final class AskCommandHandler {
    private final Asks asks;
    private final AskSteps steps;
    private final Teams teams;
    private final DirectorySync directory;
    private final NewAskFormOpener doors;
    private final FormOpener opening;
    private final OtherSubcommands others;
    private final AskListMessage lists;

    public AskCommandHandler(
            Asks asks,
            AskSteps steps,
            Teams teams,
            DirectorySync directory,
            NewAskFormOpener doors,
            FormOpener opening,
            OtherSubcommands others,
            AskListMessage lists) {
        this.asks = asks;
        this.steps = steps;
        this.teams = teams;
        this.directory = directory;
        this.doors = doors;
        this.opening = opening;
        this.others = others;
        this.lists = lists;
    }

    public SlackMessage answer(TypedCommand typing) {
        Viewer viewer = typing.viewer();
        AskCommandParser typed = AskCommandParser.read(typing.text(), typing.name(), viewer::person, viewer.now());
        if (typed instanceof AskCommandParser.Help) {
            return AskHelpText.of(typing.name());
        } else if (typed instanceof AskCommandParser.OfTeam) {
            return others.team(typing);
        } else if (typed instanceof AskCommandParser.OfDigest digest) {
            return others.digest(typing, digest.wanted());
        } else if (typed instanceof AskCommandParser.OfExport) {
            return others.export(typing.act());
        } else if (typed instanceof AskCommandParser.OfReminders reminders) {
            return others.reminders(typing, reminders.wanted());
        } else if (typed instanceof AskCommandParser.Show show) {
            return show(typing, show.number());
        } else if (typed instanceof AskCommandParser.Lists list) {
            return lists.typed(viewer, list.kind(), typing.channel());
        } else if (typed instanceof AskCommandParser.Search search) {
            return lists.found(viewer, search.words(), typing.channel());
        } else if (typed instanceof AskCommandParser.Accept accept) {
            return accept(typing, accept);
        } else if (typed instanceof AskCommandParser.Done done) {
            return done(typing, done);
        } else if (typed instanceof AskCommandParser.OfPerson asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.OfChannel asked) {
            if (asked.channel().equals(typing.channel())) {
                // If we don't know that they are in it, who is in it is read first.
                new CommandChannel(teams).of(typing);
            }
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.OfGroup asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskCommandParser.NotUnderstood wrong) {
            return typing.echo(Mrkdwn.of(wrong.why()));
        }
        return form(typing, doors.guessing(viewer, typing.text(), doors.prefill(viewer, typed)));
    }

    private SlackMessage ask(TypedCommand typing, AskCommandParser.OfPerson asked) {
        Person described = directory.stranger(asked.person(), asked.label());
        NewAsk wanted = NewAsk.of(typing.act(), new NewAsk.ToPerson(described), asked.words(), asked.date())
                .withReply();
        Mrkdwn to = Mrkdwn.of(asked.label().isEmpty() ? "That person" : "@" + asked.label());
        return log(typing, wanted, to, asked);
    }

    private SlackMessage ask(TypedCommand typing, AskCommandParser.OfChannel asked) {
        NewAsk wanted = NewAsk.of(typing.act(), new NewAsk.ToChannel(asked.described()), asked.words(), asked.date())
                .withReply();
        return log(typing, wanted, Mrkdwn.channel(asked.channel()), asked);
    }

    /** Asks the team that names the group as its helpers, if the writer may know of that team. */
    private SlackMessage ask(TypedCommand typing, AskCommandParser.OfGroup asked) {
        return doors.team(typing.viewer(), asked)
                .map(team -> ask(typing, new AskCommandParser.OfChannel(team, "", asked.words(), asked.date())))
                .orElseGet(() -> form(
                        typing,
                        doors.prefill(typing.viewer(), asked)
                                .because(Mrkdwn.of("No team has named " + asked.label()
                                        + " as its helpers. Ask one person, or a team's channel."))));
    }

    private SlackMessage log(TypedCommand typing, NewAsk wanted, Mrkdwn to, AskCommandParser asked) {
        try {
            Ask ask = asks.log(wanted);
            meet(directory, wanted);
            return new AskCard(words(typing)).logged(ask);
        } catch (Refusal refusal) {
            AskReason reason = (AskReason) refusal.reason();
            Mrkdwn why = AskRefusalText.notAsked(reason, to, typing.name());
            NewAskPrefill filled = doors.prefill(typing.viewer(), asked).because(why);
            if (reason == AskReason.CHANNEL_NOT_SEEN) {
                // Its members may not have been read yet; by the next try they will be.
                meet(directory, wanted);
            }
            return switch (reason) {
                case FROM_ANOTHER_COMPANY -> typing.echo(why);
                case TO_ONESELF, TO_US, TO_A_BOT, TO_SOMEONE_GONE, TO_ANOTHER_COMPANY, CHANNEL_ARCHIVED ->
                    form(typing, filled.forNobody());
                default -> form(typing, filled);
            };
        }
    }

    /** Opens the form. If the text does not fit in it, the reply repeats the whole text. */
    private SlackMessage form(TypedCommand typing, NewAskPrefill filled) {
        boolean whole = doors.holds(typing.viewer(), filled.words());
        Mrkdwn why = AskRefusalText.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.name());
        doors.open(
                typing.act(),
                typing.viewer(),
                typing.trigger(),
                typing.responseUrl(),
                whole ? filled : filled.because(why));
        return whole ? SlackMessage.NOTHING : typing.echo(why);
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

    private SlackMessage show(TypedCommand typing, long number) {
        try {
            return new AskCard(words(typing))
                    .show(asks.view(typing.act().workspace(), typing.act().by(), number));
        } catch (Refusal refusal) {
            return SlackMessage.line(AskRefusalText.noSuchAsk(number, typing.name()));
        }
    }

    private SlackMessage accept(TypedCommand typing, AskCommandParser.Accept accept) {
        try {
            Ask ask = steps.accept(typing.act(), accept.number(), accept.date());
            return new AskCard(words(typing)).accepted(ask);
        } catch (Refusal refusal) {
            if (refusal.reason() == AskReason.DATE_MISSING) {
                return byWhen(typing, accept.number());
            }
            return refused(typing, refusal, Step.ACCEPT, accept.number());
        }
    }

    /** There is no date ahead to accept, so a form asks for one. */
    private SlackMessage byWhen(TypedCommand typing, long number) {
        AskView view = asks.view(typing.act().workspace(), typing.act().by(), number);
        opening.open(
                typing.act(), typing.trigger(), typing.responseUrl(), new AskStepForms(typing.viewer()).byWhen(view));
        return SlackMessage.NOTHING;
    }

    private SlackMessage done(TypedCommand typing, AskCommandParser.Done done) {
        if (done.note() != null && done.note().length() > Ask.LONGEST_WORDS) {
            return typing.echo(AskRefusalText.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.name()));
        }
        try {
            Ask ask = steps.done(typing.act(), done.number(), done.note());
            return SlackMessage.line(words(typing).done(ask));
        } catch (Refusal refusal) {
            return refused(typing, refusal, Step.DONE, done.number());
        }
    }

    /** Says why not, and shows the ask with what is possible; repeats what was typed. */
    private SlackMessage refused(TypedCommand typing, Refusal refusal, Step step, long number) {
        AskReason reason = (AskReason) refusal.reason();
        if (reason == AskReason.NO_SUCH_ASK) {
            return typing.echo(AskRefusalText.noSuchAsk(number, typing.name()));
        }
        AskView view = asks.view(typing.act().workspace(), typing.act().by(), number);
        Mrkdwn why = new AskRefusalText(typing.viewer()).notTaken(reason, step, view);
        return new AskCard(words(typing)).under(why, view);
    }

    private static AskText words(TypedCommand typing) {
        return new AskText(typing.viewer());
    }
}
