package obliged.slack.digest;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import obliged.ask.Ask;
import obliged.digest.Digest;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Count;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.slack.thanks.ThanksText;
import obliged.team.Team;
import obliged.thanks.ThankYou;

/**
 * A team's week as one message: the sentence to repeat, the numbers in two columns, and then only what there is. */
final class DigestMessage {
    /** As many characters of what someone wrote as stand in one line. */
    private static final int LINE = 100;

    private static final int LONGEST_FIELD = 2_000;

    private final Names names;
    private final CardLinks links;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private final List<Mrkdwn> said = new ArrayList<>();

    private DigestMessage(Names names, CardLinks links) {
        this.names = names;
        this.links = links;
    }

    /** The post in the team's channel, with the chart of the last weeks. */
    static SlackMessage post(Digest digest, Names names, CardLinks links, String command) {
        DigestMessage message = new DigestMessage(names, links);
        message.week(digest);
        if (!digest.isQuiet()) {
            message.blocks.add(DigestChart.of(digest.weeks()));
            message.said.add(DigestChart.inWords(digest.weeks()));
        }
        message.quietly(
                digest.basics().by() == null
                        ? Mrkdwn.of()
                        : DigestText.switchedOn(names.of(digest.basics().by()), command));
        return message.post();
    }

    /** For the one who asked. */
    static SlackMessage now(Digest digest, boolean on, Viewer viewer, CardLinks links) {
        DigestMessage message = new DigestMessage(viewer.names(), links);
        message.week(digest);
        message.quietly(DigestText.onlyYou(on, viewer.commands().ask()));
        return message.post();
    }

    private void week(Digest digest) {
        if (digest.isQuiet()) {
            line(DigestText.quiet(digest));
        } else {
            line(Mrkdwn.bold(DigestText.headline(digest)));
            quietly(Mrkdwn.of(
                    "Weekly digest for ",
                    Mrkdwn.channel(digest.basics().team()),
                    ", " + DigestText.span(digest.basics().week()),
                    digest.isFirst() ? "" : ", compared with the week before"));
            numbers(DigestText.fields(
                    digest,
                    names.teams()
                            .team(names.workspace(), digest.basics().team())
                            .filter(Team::isSetUp)
                            .isPresent()));
            if (!digest.daysOff().isEmpty()) {
                quietly(DigestText.daysOff(digest.daysOff()));
            }
            list("Open longest", digest.waiting(), this::waiting);
        }
        thanks(digest);
        list("What it did for customers", digest.impacts(), this::impact);
        list("What could be better", digest.better(), words -> Mrkdwn.of("“", brief(words), "”"));
        Digest.Tip tip = digest.basics().tip();
        if (tip != null) {
            line(Mrkdwn.of(Mrkdwn.bold("A tip from " + names.of(tip.by())), "\n", Mrkdwn.words(tip.words(), names)));
        }
    }

    private void numbers(List<Mrkdwn> fields) {
        blocks.add(SectionBlock.builder()
                .fields(fields.stream()
                        .<TextObject>map(field -> MarkdownTextObject.builder()
                                .text(field.mrkdwn(LONGEST_FIELD))
                                .verbatim(true)
                                .build())
                        .toList())
                .build());
        said.addAll(fields);
    }

    private void thanks(Digest digest) {
        list("Thanks", digest.shoutOuts(), this::shoutOut);
        if (digest.moreShoutOuts() > 0) {
            quietly(Mrkdwn.of("and " + Count.of(digest.moreShoutOuts(), "more thank-you", "more")));
        }
    }

    private Mrkdwn shoutOut(ThankYou thanks) {
        ThanksText words = new ThanksText(names);
        return Mrkdwn.of(
                names.of(thanks.from()) + " to ",
                words.everyone(thanks.people()),
                ": “",
                brief(thanks.gift().words()),
                "”");
    }

    private Mrkdwn waiting(Ask ask) {
        String number = "#" + ask.id().number();
        return Mrkdwn.of(
                links.to(ask, ask.addressee().recipient())
                        .map(link -> Mrkdwn.link(link, number))
                        .orElseGet(() -> Mrkdwn.of(number)),
                " ",
                brief(ask.wish().words()));
    }

    private Mrkdwn impact(Ask ask) {
        String impact = ask.wish().impact();
        return Mrkdwn.of(
                brief(impact == null ? "" : impact),
                ask.assignee() == null
                        ? ""
                        : " (" + names.of(ask.assignee()) + " solved #"
                                + ask.id().number() + ")");
    }

    private Mrkdwn brief(String kept) {
        return Mrkdwn.words(kept.replaceAll("\\s+", " "), names).shortened(LINE);
    }

    private <T> void list(String title, List<T> all, Function<T, Mrkdwn> worded) {
        if (all.isEmpty()) {
            return;
        }
        List<Mrkdwn> lines = new ArrayList<>();
        lines.add(Mrkdwn.bold(title));
        all.forEach(one -> lines.add(Mrkdwn.of("\n• ", worded.apply(one))));
        line(Mrkdwn.of(lines.toArray()));
    }

    private void line(Mrkdwn line) {
        blocks.add(Blocks.rich(line));
        said.add(line);
    }

    private void quietly(Mrkdwn line) {
        if (line.length() > 0) {
            blocks.add(Blocks.context(line));
            said.add(line);
        }
    }

    private SlackMessage post() {
        return new SlackMessage(
                said.stream()
                        .reduce((before, line) -> Mrkdwn.of(before, "\n", line))
                        .orElse(Mrkdwn.of()),
                blocks);
    }
}
