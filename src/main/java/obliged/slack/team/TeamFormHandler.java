package obliged.slack.team;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import obliged.ask.Act;
import obliged.digest.Digests;
import obliged.digest.Plan;
import obliged.outbox.Drafts;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.CommandChannel;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.MessageView;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.TeamReason;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ask team}: opens the form of the channel that it is typed in, and takes its two pages. The first page is kept
 * as a draft while the second is filled in; whatever is refused then, what was typed stays in the form.
 */
public final class TeamFormHandler {
    private final People people;
    private final Groups groups;
    private final Teams teams;
    private final Digests digests;
    private final DirectorySync directory;
    private final TeamFormDrafts pages;
    private final LateReplies replies;
    private final FormOpener forms;
    private final CommandChannel here;
    private final InstantSource clock;
    private final String command;

    public TeamFormHandler(
            People people,
            Groups groups,
            Teams teams,
            Digests digests,
            DirectorySync directory,
            Drafts drafts,
            LateReplies replies,
            FormOpener forms,
            InstantSource clock,
            String command) {
        this.people = people;
        this.groups = groups;
        this.teams = teams;
        this.digests = digests;
        this.directory = directory;
        this.pages = new TeamFormDrafts(drafts);
        this.replies = replies;
        this.forms = forms;
        this.here = new CommandChannel(people, teams);
        this.clock = clock;
        this.command = command;
    }

    /** Opens the form where the command was typed, or says why not. */
    public SlackMessage open(SlashCommandPayload payload, Act act) {
        if (here.kind(act) == Person.Kind.FOREIGN) {
            return SlackMessage.line(TeamText.fromAbroad());
        }
        return here.of(payload, act)
                .map(channel -> open(payload, act, channel))
                .orElseGet(() -> SlackMessage.line(TeamText.notAChannel(command)));
    }

    private SlackMessage open(SlashCommandPayload payload, Act act, Channel channel) {
        WorkspaceId workspace = act.workspace();
        Team team = teams.toChange(workspace, channel.id(), zone(act));
        try {
            teams.requireTheirs(workspace, channel.id(), act.by());
        } catch (Refusal refusal) {
            return refused(payload, act, team, (TeamReason) refusal.reason());
        }
        Mrkdwn above = words(act).above(team, channel, zone(act));
        View form = TeamForm.first(
                TeamFormMetadata.of(team),
                TeamFormValues.First.of(team, digests.plan(workspace, channel.id())),
                groups.all(workspace),
                above);
        forms.open(act, payload.getTriggerId(), payload.getResponseUrl(), form);
        return SlackMessage.NOTHING;
    }

    private SlackMessage refused(SlashCommandPayload payload, Act act, Team team, TeamReason reason) {
        List<PersonId> helpers = teams.helpers(act.workspace(), team.channel());
        if (reason != TeamReason.NOT_THEIRS || helpers.isEmpty()) {
            // They typed there, so if we don't know the channel, we can't see it.
            TeamReason seen = reason == TeamReason.NO_SUCH_CHANNEL ? TeamReason.CHANNEL_CLOSED_TO_US : reason;
            return SlackMessage.line(TeamText.refused(seen, team.channel(), command));
        }
        Mrkdwn text = words(act).readOnly(team, helpers, zone(act));
        forms.open(act, payload.getTriggerId(), payload.getResponseUrl(), MessageView.of("How it works here", text));
        return SlackMessage.NOTHING;
    }

    /** What to offer someone who types in a field that searches. */
    public List<OptionObject> search(WorkspaceId workspace, PersonId reader, String field, String typed) {
        if (field.equals(TeamForm.ZONE)) {
            return TimeZonePicker.search(typed, zone(workspace, reader), clock.instant());
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return groups.all(workspace).stream()
                .filter(group -> (group.handle() + " " + group.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(FormBuilder.MOST_OPTIONS)
                .map(TeamForm::option)
                .toList();
    }

    public FormResponse sent(FormSubmission sent) {
        Optional<TeamFormMetadata> about = TeamFormMetadata.read(sent.about());
        if (about.isEmpty()) {
            return lost(sent, TeamReason.NO_SUCH_CHANNEL, null);
        }
        return switch (sent.view().getCallbackId()) {
            case TeamForm.FIRST -> first(sent, about.get());
            case TeamForm.SECOND -> second(sent, about.get());
            default -> FormResponse.say(ReplyText.UNKNOWN_FORM.sentence());
        };
    }

    private FormResponse first(FormSubmission sent, TeamFormMetadata about) {
        WorkspaceId workspace = sent.act().workspace();
        TeamFormValues.First filled = TeamFormValues.First.of(sent);
        try {
            teams.requireTheirs(workspace, about.channel(), sent.act().by());
        } catch (Refusal refusal) {
            return lost(sent, (TeamReason) refusal.reason(), filled);
        }
        Map<String, String> wrong = wrong(sent.act(), about, filled);
        if (!wrong.isEmpty()) {
            return new FormResponse.Wrong(wrong);
        }
        TeamFormValues.Second next = pages.second(sent.act(), about)
                .orElseGet(
                        () -> TeamFormValues.Second.of(teams.toChange(workspace, about.channel(), zone(sent.act()))));
        return new FormResponse.Become(TeamForm.second(about.withFirst(pages.keep(sent)), next, null, clock.instant()));
    }

    /** Back to the first page; what the second one holds is kept for when they come to it again. */
    public void press(Press press) {
        View view = press.view();
        Optional<TeamFormMetadata> about =
                view == null ? Optional.empty() : TeamFormMetadata.read(view.getPrivateMetadata());
        if (view == null || about.isEmpty() || !press.action().equals(TeamForm.BACK)) {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        } else {
            forms.change(view.getId(), before(new FormSubmission(press.act(), view), about.get()));
        }
    }

    private View before(FormSubmission second, TeamFormMetadata about) {
        Act act = second.act();
        Optional<TeamFormValues.First> first = pages.first(act, about);
        Optional<Channel> channel = teams.channel(act.workspace(), about.channel());
        if (first.isEmpty() || channel.isEmpty()) {
            return MessageView.of("Nothing was changed", TeamText.firstPageLost(command));
        }
        Team team = teams.toChange(act.workspace(), about.channel(), zone(act));
        return TeamForm.first(
                about.withSecond(pages.keep(second)),
                first.get(),
                groups.all(act.workspace()),
                words(act).above(team, channel.get(), zone(act)));
    }

    private Map<String, String> wrong(Act act, TeamFormMetadata about, TeamFormValues.First filled) {
        Map<String, String> wrong = filled.wrong();
        Map<PersonId, TeamReason> unfit = teams.unfit(act.workspace(), about.channel(), filled.helpers());
        unfit.forEach((person, reason) -> {
            if (reason == TeamReason.HELPER_UNKNOWN) {
                directory.meetNew(person);
            }
            wrong.merge(TeamForm.HELPERS, words(act).unfit(person, reason), (one, other) -> one + " " + other);
        });
        if (filled.group() != null
                && teams.handle(act.workspace(), filled.group()).isEmpty()) {
            wrong.put(
                    TeamForm.GROUP,
                    TeamText.refused(TeamReason.GROUP_GONE, about.channel(), command)
                            .plain());
        }
        return wrong;
    }

    private FormResponse second(FormSubmission sent, TeamFormMetadata about) {
        Act act = sent.act();
        Optional<TeamFormValues.First> kept = pages.first(act, about);
        if (kept.isEmpty()) {
            return FormResponse.say(TeamText.firstPageLost(command));
        }
        TeamFormValues.First first = kept.get();
        TeamFormValues.Second second = TeamFormValues.Second.of(sent);
        Map<String, String> wrong = second.wrong();
        if (!wrong.isEmpty()) {
            return new FormResponse.Wrong(wrong);
        }
        try {
            teams.change(act.workspace(), act.by(), TeamFormValues.team(about, first, second), about.seenAt());
        } catch (Refusal refusal) {
            return refused(sent, about, first, second, (TeamReason) refusal.reason());
        }
        told(act, about.channel(), first);
        replies.team(act, about.channel());
        return new FormResponse.Close();
    }

    /** What the form says of the digest, where that is not so already. */
    private void told(Act act, ChannelId team, TeamFormValues.First filled) {
        Plan plan = digests.plan(act.workspace(), team);
        DayOfWeek day = Objects.requireNonNullElse(filled.toldOn(), plan.day());
        LocalTime time = Objects.requireNonNullElse(filled.toldAt(), plan.time());
        if (plan.day() != day || !plan.time().equals(time)) {
            digests.at(act.and("told"), team, day, time);
        }
        String before = plan.tip() == null ? null : plan.tip().words();
        if (!Objects.equals(before, filled.tip())) {
            digests.tip(act.and("tip"), team, filled.tip());
        }
    }

    /** What may have changed since the form opened; what was typed goes on from there. */
    private FormResponse refused(
            FormSubmission sent,
            TeamFormMetadata about,
            TeamFormValues.First first,
            TeamFormValues.Second second,
            TeamReason reason) {
        Act act = sent.act();
        Team now = teams.toChange(act.workspace(), about.channel(), zone(act));
        if (reason == TeamReason.CHANGED_MEANWHILE) {
            Mrkdwn above = words(act).changedMeanwhile(now, zone(act));
            return new FormResponse.Become(TeamForm.second(about.showing(now), second, above, clock.instant()));
        }
        Map<String, String> wrong = wrong(act, about, first);
        if (wrong.isEmpty()) {
            return lost(sent, reason, first);
        }
        Mrkdwn above = Mrkdwn.of(String.join(" ", wrong.values()));
        return new FormResponse.Become(
                TeamForm.first(about.withSecond(pages.keep(sent)), first, groups.all(act.workspace()), above));
    }

    /** There is nothing more to fill in: why, and what was typed, to copy. */
    private FormResponse lost(FormSubmission sent, TeamReason reason, TeamFormValues.@Nullable First filled) {
        ChannelId channel = TeamFormMetadata.read(sent.about())
                .map(TeamFormMetadata::channel)
                .orElse(new ChannelId(""));
        Mrkdwn why = TeamText.refused(reason, channel, command);
        TeamFormValues.First typed = filled == null ? TeamFormValues.First.of(sent) : filled;
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.rich(why)));
        Stream.of(typed.helpsWith(), typed.include())
                .filter(Objects::nonNull)
                .forEach(words -> blocks.add(Blocks.verbatim(Mrkdwn.of(words))));
        View view = MessageView.of("Nothing was changed", why);
        view.setBlocks(blocks);
        return new FormResponse.Become(view);
    }

    private TeamText words(Act act) {
        return new TeamText(new Names(act.workspace(), people, teams), clock.instant());
    }

    private ZoneId zone(Act act) {
        return zone(act.workspace(), act.by());
    }

    private ZoneId zone(WorkspaceId workspace, PersonId person) {
        return people.find(workspace, person)
                .map(Person::zone)
                .orElseGet(() -> directory.stranger(person, null).zone());
    }
}
