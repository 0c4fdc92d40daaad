package obliged.slack.team;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.DayOfWeek;
import java.time.LocalTime;
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
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
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
import obliged.slack.kit.TypedCommand;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Mrkdwn;
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
    private final Groups groups;
    private final Teams teams;
    private final Digests digests;
    private final DirectorySync directory;
    private final TeamFormDrafts pages;
    private final LateReplies replies;
    private final FormOpener forms;
    private final CommandChannel here;

    public TeamFormHandler(
            Groups groups,
            Teams teams,
            Digests digests,
            DirectorySync directory,
            Drafts drafts,
            LateReplies replies,
            FormOpener forms) {
        this.groups = groups;
        this.teams = teams;
        this.digests = digests;
        this.directory = directory;
        this.pages = new TeamFormDrafts(drafts);
        this.replies = replies;
        this.forms = forms;
        this.here = new CommandChannel(teams);
    }

    /** Opens the form where the command was typed, or says why not. */
    public SlackMessage open(TypedCommand typed) {
        if (typed.viewer().person().kind() == Person.Kind.FOREIGN) {
            return SlackMessage.line(TeamText.fromAbroad());
        }
        return here.of(typed)
                .map(channel -> open(typed, channel))
                .orElseGet(() -> SlackMessage.line(TeamText.notAChannel(typed.name())));
    }

    private SlackMessage open(TypedCommand typed, Channel channel) {
        Act act = typed.act();
        Viewer viewer = typed.viewer();
        WorkspaceId workspace = act.workspace();
        Team team = teams.toChange(workspace, channel.id(), viewer.zone());
        try {
            teams.requireTheirs(workspace, channel.id(), act.by());
        } catch (Refusal refusal) {
            return refused(typed, team, (TeamReason) refusal.reason());
        }
        Mrkdwn above = words(viewer).above(team, channel, teams.helpers(workspace, channel.id()), viewer.zone());
        View form = TeamForm.first(
                TeamFormMetadata.of(team),
                TeamFormValues.First.of(team, digests.plan(workspace, channel.id())),
                groups.all(workspace),
                above);
        forms.open(typed.act(), typed.trigger(), typed.responseUrl(), form);
        return SlackMessage.NOTHING;
    }

    private SlackMessage refused(TypedCommand typed, Team team, TeamReason reason) {
        List<PersonId> helpers = teams.helpers(typed.act().workspace(), team.channel());
        if (reason != TeamReason.NOT_THEIRS || helpers.isEmpty()) {
            // They typed there, so if we don't know the channel, we can't see it.
            TeamReason seen = reason == TeamReason.NO_SUCH_CHANNEL ? TeamReason.CHANNEL_CLOSED_TO_US : reason;
            return SlackMessage.line(TeamText.refused(seen, team.channel(), typed.name()));
        }
        Mrkdwn text =
                words(typed.viewer()).readOnly(team, helpers, typed.viewer().zone());
        forms.open(typed.act(), typed.trigger(), typed.responseUrl(), MessageView.of("How it works here", text));
        return SlackMessage.NOTHING;
    }

    /** What to offer someone who types in a field that searches. */
    public List<OptionObject> search(Viewer reader, String field, String typed) {
        if (field.equals(TeamForm.ZONE)) {
            return TimeZonePicker.search(typed, reader.zone(), reader.now());
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return groups.all(reader.workspace()).stream()
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
        Map<String, String> wrong = wrong(sent.viewer(), about, filled);
        if (!wrong.isEmpty()) {
            return new FormResponse.Wrong(wrong);
        }
        TeamFormValues.Second next = pages.second(sent, about)
                .orElseGet(() -> TeamFormValues.Second.of(
                        teams.toChange(workspace, about.channel(), sent.viewer().zone())));
        return new FormResponse.Become(TeamForm.second(
                about.withFirst(pages.keep(sent)), next, null, sent.viewer().now()));
    }

    /** Back to the first page; what the second one holds is kept for when they come to it again. */
    public void press(Press press) {
        View view = press.view();
        Optional<TeamFormMetadata> about =
                view == null ? Optional.empty() : TeamFormMetadata.read(view.getPrivateMetadata());
        if (view == null || about.isEmpty() || !press.action().equals(TeamForm.BACK)) {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        } else {
            forms.change(view.getId(), before(new FormSubmission(press.act(), press.viewer(), view), about.get()));
        }
    }

    private View before(FormSubmission second, TeamFormMetadata about) {
        Act act = second.act();
        Optional<TeamFormValues.First> first = pages.first(second, about);
        Optional<Channel> channel = teams.channel(act.workspace(), about.channel());
        if (first.isEmpty() || channel.isEmpty()) {
            return MessageView.of(
                    "Nothing was changed",
                    TeamText.firstPageLost(second.viewer().commands().ask()));
        }
        Team team =
                teams.toChange(act.workspace(), about.channel(), second.viewer().zone());
        return TeamForm.first(
                about.withSecond(pages.keep(second)),
                first.get(),
                groups.all(act.workspace()),
                words(second.viewer())
                        .above(
                                team,
                                channel.get(),
                                teams.helpers(act.workspace(), about.channel()),
                                second.viewer().zone()));
    }

    private Map<String, String> wrong(Viewer viewer, TeamFormMetadata about, TeamFormValues.First filled) {
        Map<String, String> wrong = filled.wrong();
        Map<PersonId, TeamReason> unfit = teams.unfit(viewer.workspace(), about.channel(), filled.helpers());
        unfit.forEach((person, reason) -> {
            if (reason == TeamReason.HELPER_UNKNOWN) {
                directory.meetNew(person);
            }
            wrong.merge(TeamForm.HELPERS, words(viewer).unfit(person, reason), (one, other) -> one + " " + other);
        });
        if (filled.group() != null
                && teams.handle(viewer.workspace(), filled.group()).isEmpty()) {
            wrong.put(
                    TeamForm.GROUP,
                    TeamText.refused(
                                    TeamReason.GROUP_GONE,
                                    about.channel(),
                                    viewer.commands().ask())
                            .plain());
        }
        return wrong;
    }

    private FormResponse second(FormSubmission sent, TeamFormMetadata about) {
        Act act = sent.act();
        Optional<TeamFormValues.First> kept = pages.first(sent, about);
        if (kept.isEmpty()) {
            return FormResponse.say(
                    TeamText.firstPageLost(sent.viewer().commands().ask()));
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
        Viewer viewer = sent.viewer();
        Team now = teams.toChange(act.workspace(), about.channel(), viewer.zone());
        if (reason == TeamReason.CHANGED_MEANWHILE) {
            Mrkdwn above = words(viewer).changedMeanwhile(now, viewer.zone());
            return new FormResponse.Become(TeamForm.second(about.showing(now), second, above, viewer.now()));
        }
        Map<String, String> wrong = wrong(viewer, about, first);
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
        Mrkdwn why = TeamText.refused(reason, channel, sent.viewer().commands().ask());
        TeamFormValues.First typed = filled == null ? TeamFormValues.First.of(sent) : filled;
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.rich(why)));
        Stream.of(typed.helpsWith(), typed.include())
                .filter(Objects::nonNull)
                .forEach(words -> blocks.add(Blocks.verbatim(Mrkdwn.of(words))));
        View view = MessageView.of("Nothing was changed", why);
        view.setBlocks(blocks);
        return new FormResponse.Become(view);
    }

    private static TeamText words(Viewer viewer) {
        return new TeamText(viewer.names(), viewer.now());
    }
}
