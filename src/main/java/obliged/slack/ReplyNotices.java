package obliged.slack;

import com.slack.api.model.block.LayoutBlock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import obliged.ask.AskReason;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.slack.Blocks.Button;
import obliged.slack.NoticeWords.Late;
import obliged.slack.NoticeWords.Sending;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;

/** Finds the words of what answers a press or a form, and only who pressed gets to see. */
final class ReplyNotices {
    static final String KINDS = "reply.";

    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final InstantSource clock;
    private final String command;
    private final AskListMessage lists;

    ReplyNotices(Asks asks, Outbox outbox, People people, Teams teams, InstantSource clock, String command) {
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.clock = clock;
        this.command = command;
        this.lists = new AskListMessage(asks, outbox, people, teams, clock);
    }

    Optional<Sending> of(Notice notice) {
        return switch (notice.kind()) {
            case Reply.REFUSED -> anew(refused(notice, details(notice).split(" ", 2)));
            case Reply.ASKED -> anew(seen(notice, view -> cards(notice).logged(view.ask())));
            case Reply.SHOW -> inPlace(shown(notice));
            case Reply.WHOLE -> anew(shown(notice));
            case Reply.LOGGED ->
                anew(seen(
                        notice, view -> Post.line(AskFormWords.loggedFor(view.ask(), names(notice), clock.instant()))));
            case Reply.DRAFT -> anew(draft(ReplyWords.FORM_TOO_LATE, notice.subject()));
            case Reply.HELP -> anew(AskHelp.of(command));
            case Reply.WRITTEN -> anew(draft(ReplyWords.WRITTEN, notice.subject()));
            case Reply.TEAM -> team(notice).flatMap(line -> anew(Post.line(line)));
            case Reply.LIST -> inPlace(lists.noted(notice.workspace(), reader(notice), details(notice)));
            case Reply.WORDS ->
                anew(Post.line(ReplyWords.valueOf(details(notice)).sentence(command)));
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    private static Optional<Sending> anew(Post post) {
        return Optional.of(new Late(post, false));
    }

    private static Optional<Sending> inPlace(Post post) {
        return Optional.of(new Late(post, true));
    }

    /** Why a step was not taken: the reason and, if there is more than that, the step. */
    Post refused(Notice notice, String[] why) {
        AskReason reason = AskReason.valueOf(why[0]);
        Step step = why.length > 1 ? Step.valueOf(why[1]) : null;
        return seen(
                notice,
                view -> cards(notice)
                        .under(new AskRefusals(names(notice), clock.instant()).notTaken(reason, step, view), view));
    }

    private Post shown(Notice notice) {
        return seen(notice, cards(notice)::show);
    }

    /** What the presser may see of the ask now, or that there is none. */
    private Post seen(Notice notice, Function<AskView, Post> worded) {
        try {
            return worded.apply(asks.view(notice.workspace(), reader(notice), notice.subject()));
        } catch (Refusal refusal) {
            return Post.line(ReplyWords.NO_SUCH_ASK.sentence());
        }
    }

    private Post draft(ReplyWords words, long draft) {
        Mrkdwn sentence = words.sentence(command);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(Blocks.actions(
                List.of(new Button("Open the form", Forms.OPEN_DRAFT, String.valueOf(draft), "Open the form", true))));
        return new Post(sentence, blocks);
    }

    private Optional<Mrkdwn> team(Notice notice) {
        return teams.team(notice.workspace(), new ChannelId(details(notice)))
                .map(team -> new TeamWords(names(notice), clock.instant()).saved(team));
    }

    private static PersonId reader(Notice notice) {
        return notice.recipient().reader().orElseThrow();
    }

    private AskCard cards(Notice notice) {
        return new AskCard(new AskWords(names(notice), clock.instant()));
    }

    private Names names(Notice notice) {
        return new Names(notice.workspace(), people, teams);
    }

    private static String details(Notice notice) {
        return Objects.requireNonNullElse(notice.details(), "");
    }
}
