package obliged.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** {@code /ask}: does at once what was typed, and answers in words that only who typed them sees. */
final class AskCommand {
    /** As many characters of what was typed as stand in one block of the echo. */
    private static final int ECHO = 3_000;

    private final Asks asks;
    private final AskSteps steps;
    private final People people;
    private final Teams teams;
    private final Directory directory;
    private final TeamForms teamForms;
    private final DigestCommand digests;
    private final AskDoors doors;
    private final ReminderDoors reminders;
    private final AskListMessage lists;
    private final InstantSource clock;

    AskCommand(
            Asks asks,
            AskSteps steps,
            People people,
            Teams teams,
            Directory directory,
            TeamForms teamForms,
            DigestCommand digests,
            AskDoors doors,
            ReminderDoors reminders,
            AskListMessage lists,
            InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.teamForms = teamForms;
        this.digests = digests;
        this.doors = doors;
        this.reminders = reminders;
        this.lists = lists;
        this.clock = clock;
    }

    Post answer(SlashCommandPayload payload, WorkspaceId workspace) {
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
        AskTyped typed = AskTyped.read(text, payload.getCommand(), writer, now);
        Typing typing = new Typing(
                payload.getCommand(), text, payload.getTriggerId(), payload.getResponseUrl(), act, names, now);
        if (typed instanceof AskTyped.Help) {
            return AskHelp.of(payload.getCommand());
        } else if (typed instanceof AskTyped.OfTeam) {
            return teamForms.open(payload, act);
        } else if (typed instanceof AskTyped.OfDigest digest) {
            return digests.answer(payload, act, digest.wanted());
        } else if (typed instanceof AskTyped.OfExport) {
            return digests.export(act);
        } else if (typed instanceof AskTyped.OfReminders) {
            return reminders.typed(payload, act);
        } else if (typed instanceof AskTyped.Show show) {
            return show(typing, show.number());
        } else if (typed instanceof AskTyped.Lists list) {
            return lists.typed(
                    workspace, who, list.kind(), new ChannelId(payload.getChannelId()), payload.getCommand());
        } else if (typed instanceof AskTyped.Search search) {
            return lists.found(workspace, who, search.words(), new ChannelId(payload.getChannelId()));
        } else if (typed instanceof AskTyped.Accept accept) {
            return accept(typing, accept);
        } else if (typed instanceof AskTyped.Done done) {
            return done(typing, done);
        } else if (typed instanceof AskTyped.OfPerson asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskTyped.OfChannel asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskTyped.OfGroup asked) {
            return ask(typing, asked);
        } else if (typed instanceof AskTyped.NotUnderstood wrong) {
            return echo(typing, Mrkdwn.of(wrong.why()));
        }
        return form(typing, doors.guessing(act, text, doors.prefill(act, typed)));
    }

    private Post ask(Typing typing, AskTyped.OfPerson asked) {
        Person described = directory.stranger(asked.person(), asked.label());
        NewAsk wanted = NewAsk.of(typing.act, new NewAsk.ToPerson(described), asked.words(), asked.date());
        Mrkdwn to = Mrkdwn.of(asked.label().isEmpty() ? "That person" : "@" + asked.label());
        return log(typing, wanted, to, asked);
    }

    private Post ask(Typing typing, AskTyped.OfChannel asked) {
        NewAsk wanted = NewAsk.of(typing.act, new NewAsk.ToChannel(asked.described()), asked.words(), asked.date());
        return log(typing, wanted, Mrkdwn.channel(asked.channel()), asked);
    }

    /** Of the team whose helpers the group is, where the writer may know of that team. */
    private Post ask(Typing typing, AskTyped.OfGroup asked) {
        return doors.team(typing.act, asked)
                .map(team -> ask(typing, new AskTyped.OfChannel(team, "", asked.words(), asked.date())))
                .orElseGet(() -> form(
                        typing,
                        doors.prefill(typing.act, asked)
                                .because(Mrkdwn.of("No team has " + asked.label()
                                        + " as its helpers. Ask one person, or a team's channel."))));
    }

    private Post log(Typing typing, NewAsk wanted, Mrkdwn to, AskTyped asked) {
        try {
            Ask ask = asks.log(wanted);
            meet(directory, wanted);
            return new AskCard(typing.words()).logged(ask);
        } catch (Refusal refusal) {
            AskReason reason = (AskReason) refusal.reason();
            Mrkdwn why = AskRefusals.notAsked(reason, to, typing.command);
            AskPrefill filled = doors.prefill(typing.act, asked).because(why);
            return switch (reason) {
                case FROM_ANOTHER_COMPANY -> echo(typing, why);
                case TO_ONESELF, TO_US, TO_A_BOT, TO_SOMEONE_GONE, TO_ANOTHER_COMPANY, CHANNEL_ARCHIVED ->
                    form(typing, filled.forNobody());
                default -> form(typing, filled);
            };
        }
    }

    /** The form says everything; but what it can't hold comes back whole. */
    private Post form(Typing typing, AskPrefill filled) {
        boolean whole = doors.holds(typing.act, filled.words());
        Mrkdwn why = AskRefusals.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.command);
        doors.open(typing.act, typing.trigger, typing.responseUrl, whole ? filled : filled.because(why));
        return whole ? Post.NOTHING : echo(typing, why);
    }

    /** Whoever is new to us is read, after the answer and off its way. */
    static void meet(Directory directory, NewAsk wanted) {
        directory.meet(wanted.act().workspace(), wanted.act().by());
        directory.meet(wanted.act().workspace(), wanted.requester().id());
        if (wanted.to() instanceof NewAsk.ToPerson to) {
            directory.meet(wanted.act().workspace(), to.person().id());
        } else if (wanted.to() instanceof NewAsk.ToChannel to) {
            directory.meet(to.channel().id());
        }
    }

    private Post show(Typing typing, long number) {
        try {
            return new AskCard(typing.words()).show(asks.view(typing.act.workspace(), typing.act.by(), number));
        } catch (Refusal refusal) {
            return Post.line(AskRefusals.noSuchAsk(number, typing.command));
        }
    }

    private Post accept(Typing typing, AskTyped.Accept accept) {
        try {
            Ask ask = steps.accept(typing.act, accept.number(), accept.date());
            return Post.line(typing.words().accepted(ask));
        } catch (Refusal refusal) {
            return refused(typing, refusal, Step.ACCEPT, accept.number());
        }
    }

    private Post done(Typing typing, AskTyped.Done done) {
        if (done.note() != null && done.note().length() > Ask.LONGEST_WORDS) {
            return echo(typing, AskRefusals.notAsked(AskReason.WORDS_TOO_LONG, Mrkdwn.of(), typing.command));
        }
        try {
            Ask ask = steps.done(typing.act, done.number(), done.note());
            return Post.line(typing.words().done(ask));
        } catch (Refusal refusal) {
            return refused(typing, refusal, Step.DONE, done.number());
        }
    }

    /** Why not, and how the ask stands, with what is possible; what was typed comes back. */
    private Post refused(Typing typing, Refusal refusal, Step step, long number) {
        AskReason reason = (AskReason) refusal.reason();
        if (reason == AskReason.NO_SUCH_ASK) {
            return echo(typing, AskRefusals.noSuchAsk(number, typing.command));
        }
        AskView view = asks.view(typing.act.workspace(), typing.act.by(), number);
        Mrkdwn why = new AskRefusals(typing.names, typing.now).notTaken(reason, step, view);
        return new AskCard(typing.words()).under(why, view);
    }

    private static Post echo(Typing typing, Mrkdwn why) {
        return echo(why, typing.command, typing.text);
    }

    /** A reason, and beneath it all that was typed, to copy. */
    static Post echo(Mrkdwn why, String command, @Nullable String text) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(why));
        String typed = (command + " " + Typed.asTyped(text == null ? "" : text)).strip();
        for (int from = 0; from < typed.length(); ) {
            int to = Math.min(from + ECHO, typed.length());
            if (to < typed.length() && Character.isHighSurrogate(typed.charAt(to - 1))) {
                to--;
            }
            blocks.add(Blocks.verbatim(Mrkdwn.of(typed.substring(from, to))));
            from = to;
        }
        return new Post(Mrkdwn.of(why, "\n", typed), blocks);
    }

    /** One command as it is being answered. */
    record Typing(
            String command,
            String text,
            String trigger,
            @Nullable String responseUrl,
            Act act,
            Names names,
            Instant now) {
        AskWords words() {
            return new AskWords(names, now);
        }
    }
}
