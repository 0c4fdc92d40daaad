package obliged.slack.ask;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.list.AskList;
import obliged.ask.list.AskList.Kind;
import obliged.ask.list.AskLists;
import obliged.ask.list.AskPage;
import obliged.shared.ChannelId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.AskListMetadata;
import obliged.slack.text.Mrkdwn;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** A list of asks as a message that only its reader sees. {@link AskListHandler} handles its buttons. */
public final class AskListMessage {
    /** Action id: another page, or another list; the value is written by {@link AskListMetadata}. */
    static final String PAGE = "list.page";

    /** Action id: another list, picked from a menu. */
    static final String PICK = "list.pick";

    private static final int LONGEST_LABEL = 75;

    /** How many asks of each kind are in the overview. */
    private static final int IN_OVERVIEW = 5;

    private final Asks asks;
    private final AskLists lists;
    private final Teams teams;
    private final CardLinks links;

    public AskListMessage(Asks asks, AskLists lists, Teams teams, CardLinks links) {
        this.asks = asks;
        this.lists = lists;
        this.teams = teams;
        this.links = links;
    }

    /** The reply to a command for a list. */
    SlackMessage typed(Viewer viewer, @Nullable Kind kind, ChannelId channel) {
        ChannelId here = team(viewer.workspace(), channel);
        if (kind == Kind.TEAM && here == null) {
            return SlackMessage.line(
                    noTeam(viewer.workspace(), channel, viewer.commands().ask()));
        }
        AskList list = kind == null ? null : new AskList(kind, false, kind == Kind.TEAM ? here : null, "");
        return of(viewer, AskListMetadata.start(list, here));
    }

    private @Nullable ChannelId team(WorkspaceId workspace, ChannelId channel) {
        return teams.team(workspace, channel).isPresent() ? channel : null;
    }

    private Mrkdwn noTeam(WorkspaceId workspace, ChannelId channel, String command) {
        return teams.channel(workspace, channel).isPresent()
                ? Mrkdwn.of(
                        "There are no asks for ",
                        Mrkdwn.channel(channel),
                        " yet. To send the first, type " + command + " #channel-name and what you need.")
                : Mrkdwn.of("I can't tell which channel you mean. Type " + command
                        + " list team in the channel itself. If it's private, type /invite @Obliged there first.");
    }

    /** The reply to a search. */
    SlackMessage found(Viewer viewer, String words, ChannelId channel) {
        String room = AskListMetadata.room(words);
        SlackMessage found = of(viewer, AskListMetadata.start(AskList.found(room), team(viewer.workspace(), channel)));
        if (room.length() >= words.strip().length()) {
            return found;
        }
        Mrkdwn cut = Mrkdwn.of("That's a lot of words, so I only searched for the first few.");
        List<LayoutBlock> blocks = new ArrayList<>(found.blocks());
        blocks.add(1, Blocks.context(cut));
        return new SlackMessage(Mrkdwn.of(cut, "\n", found.says()), blocks);
    }

    /** A list, or one ask of it, as named by the details of a notice: the number of the ask or 0, and the list. */
    public SlackMessage noted(Viewer viewer, String note) {
        String[] both = note.split(" ", 2);
        AskListMetadata listed = AskListMetadata.read(both.length > 1 ? both[1] : "");
        return both[0].equals("0") ? of(viewer, listed) : shown(viewer, Long.parseLong(both[0]), listed);
    }

    private SlackMessage shown(Viewer viewer, long number, AskListMetadata listed) {
        List<LayoutBlock> blocks = new ArrayList<>();
        Mrkdwn says;
        try {
            AskView view = asks.view(viewer.workspace(), viewer.id(), number);
            SlackMessage card = new AskCard(new AskText(viewer)).show(view);
            blocks.addAll(card.blocks());
            says = card.says();
        } catch (Refusal refusal) {
            says = ReplyText.NO_SUCH_ASK.sentence();
            blocks.add(Blocks.rich(says));
        }
        blocks.addAll(Blocks.actions(
                List.of(new Button("Back to the list", PAGE, listed.text(), "Back to the list", false))));
        return new SlackMessage(says, blocks);
    }

    public SlackMessage of(Viewer viewer, AskListMetadata listed) {
        AskList list = listed.list();
        Writing writing = new Writing(viewer, listed);
        if (list == null) {
            writing.some(AskList.of(Kind.OWED));
            writing.some(AskList.of(Kind.MINE));
        } else {
            writing.page(list);
        }
        return writing.post();
    }

    /** Builds one message. */
    private final class Writing {
        private final Viewer viewer;
        private final AskListMetadata listed;
        private final List<LayoutBlock> blocks = new ArrayList<>();
        private final List<Mrkdwn> says = new ArrayList<>();
        private final List<BlockElement> ways = new ArrayList<>();

        Writing(Viewer viewer, AskListMetadata listed) {
            this.viewer = viewer;
            this.listed = listed;
        }

        /** The first asks of a list, and a button for the rest. */
        void some(AskList list) {
            AskPage page = lists.page(viewer.workspace(), viewer.id(), list, AskPage.Edge.START, IN_OVERVIEW);
            rows(list, page);
            if (page.after() != null) {
                Integer total = page.total();
                String all = list.kind() == Kind.OWED ? "that I owe" : "that I asked for";
                way((total == null ? "All " : "All " + total + " ") + all, AskListMetadata.start(list, listed.here()));
            }
        }

        void page(AskList list) {
            AskPage page = lists.page(viewer.workspace(), viewer.id(), list, listed.edge());
            rows(list, page);
            if (page.before() != null) {
                way(AskListText.before(list), listed.at(page.before()));
            }
            if (page.after() != null) {
                way(AskListText.after(list), listed.at(page.after()));
            }
            if (list.kind() == Kind.MINE || list.kind() == Kind.TEAM) {
                way(
                        list.endedToo() ? "Only open" : "Include closed",
                        AskListMetadata.start(
                                new AskList(list.kind(), !list.endedToo(), list.team(), ""), listed.here()));
            }
        }

        private void rows(AskList list, AskPage page) {
            Mrkdwn above = AskListText.of(list, page);
            blocks.add(Blocks.rich(above));
            says.add(above);
            AskListRows rows = new AskListRows(viewer, links, page.views());
            for (AskView view : page.views()) {
                blocks.add(rows.row(view, AskListHandler.SHOW, listed.text()));
                says.add(rows.line(view));
            }
        }

        private void way(String label, AskListMetadata to) {
            ways.add(new Button(label, PAGE + "/" + ways.size(), to.text(), label, false).element());
        }

        SlackMessage post() {
            ways.add(pick());
            blocks.add(ActionsBlock.builder().elements(ways).build());
            return new SlackMessage(
                    says.stream()
                            .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                            .orElseGet(Mrkdwn::of),
                    blocks);
        }

        private BlockElement pick() {
            List<OptionObject> options = Stream.of(null, Kind.OWED, Kind.MINE, Kind.TEAM, Kind.OVERDUE, Kind.ALL)
                    .filter(kind -> kind != Kind.TEAM || listed.here() != null)
                    .map(this::option)
                    .toList();
            AskList list = listed.list();
            OptionObject here = option(list == null ? null : list.kind());
            return StaticSelectElement.builder()
                    .actionId(PICK)
                    .placeholder(Blocks.plain("Another list", LONGEST_LABEL))
                    .options(options)
                    .initialOption(options.stream()
                            .filter(option -> Objects.equals(option, here))
                            .findFirst()
                            .orElse(null))
                    .build();
        }

        private OptionObject option(@Nullable Kind kind) {
            AskList list = kind == null ? null : new AskList(kind, false, kind == Kind.TEAM ? listed.here() : null, "");
            return FormBuilder.option(
                    AskListMetadata.start(list, listed.here()).text(), Mrkdwn.of(AskListText.name(list)));
        }
    }
}
