package obliged.slack.ask;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.Date;
import obliged.ask.NewAsk;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.api.ResponseUrls;
import obliged.slack.dates.DateText;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.AwayText;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.Press;
import obliged.slack.team.TeamText;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** The New-ask form, and how it changes when a team is picked. {@link NewAskFormHandler} handles its submission. */
public final class NewAskForm {
    public static final String CALLBACK = "new.ask";

    static final Field WHO = Field.required(AddresseePicker.FIELD, "Who")
            .hint("A colleague, or a team’s channel.")
            .told();
    static final Field WHAT = Field.required("what", "What");
    static final Field REQUESTER = Field.required("requester", "Who needs it");
    static final Field DAY = Field.optional("day", "Needed by");
    static final Field TIME = Field.optional("time", "Time of day").hint("Only with a day.");
    static final Field IMPACT =
            Field.optional("impact", "Customer impact").hint("What this does for the customers outside, in one line.");
    static final Field HELPERS = Field.optional("helpers", "Who sees it");
    private static final OptionObject ONLY_HELPERS = FormBuilder.option("only", Mrkdwn.of("Only the helpers"));

    /** The block with a team's guidelines, or until when someone is away. */
    private static final String GUIDELINES = "guidelines";

    static final int LONGEST_IMPACT = 300;

    private final People people;
    private final Teams teams;
    private final AddresseePicker whom;
    private final FormOpener forms;
    private final ResponseUrls seal;
    private final InstantSource clock;

    public NewAskForm(
            People people,
            Teams teams,
            DirectorySync directory,
            FormOpener forms,
            ResponseUrls seal,
            InstantSource clock) {
        this.people = people;
        this.teams = teams;
        this.whom = new AddresseePicker(directory, teams);
        this.forms = forms;
        this.seal = seal;
        this.clock = clock;
    }

    /** The prefilled form, for someone in this zone. */
    View view(WorkspaceId workspace, PersonId reader, ZoneId zone, NewAskPrefill prefill) {
        FormBuilder form = new FormBuilder(CALLBACK, "New ask", "Ask")
                .about(seal.seal(prefill.about()
                        .mentioning(FieldText.mentions(prefill.words()))
                        .toString()));
        if (prefill.why() != null) {
            form.says(prefill.why());
        }
        form.search(WHO, prefill.whom());
        Names names = new Names(workspace, people, teams);
        Optional<ChannelId> team = team(prefill.whom() == null
                        ? null
                        : prefill.whom().getValue())
                .filter(channel -> whom.mayKnowOf(workspace, reader, channel));
        guidelines(workspace, prefill.whom() == null ? null : prefill.whom().getValue(), team)
                .ifPresent(form::with);
        form.words(WHAT, FieldText.shown(prefill.words(), names), Ask.LONGEST_WORDS);
        if (prefill.requester() != null) {
            form.input(
                    REQUESTER,
                    UsersSelectElement.builder()
                            .actionId(REQUESTER.id())
                            .initialUser(prefill.requester().value())
                            .build());
        }
        LocalDateTime moment = moment(prefill.neededBy(), zone);
        LocalDate day = prefill.neededBy() == null ? null : prefill.neededBy().day();
        form.day(understood(prefill), moment == null ? day : moment.toLocalDate());
        form.time(TIME, moment == null ? null : moment.toLocalTime());
        form.line(IMPACT, prefill.impact() == null ? null : FieldText.shown(prefill.impact(), names), LONGEST_IMPACT);
        if (team.filter(channel -> namesHelpers(workspace, channel)).isPresent()) {
            form.tick(HELPERS, ONLY_HELPERS, false);
        }
        return form.view();
    }

    /** The field of the day, which says how the date in the words was understood. */
    private Field understood(NewAskPrefill prefill) {
        Date date = prefill.neededBy();
        if (date == null) {
            return prefill.isTyped() && !prefill.words().isEmpty() ? DAY.hint("No date yet.") : DAY;
        }
        return prefill.about().follows() != null
                ? DAY
                : DAY.hint("I read it as " + DateText.of(date, clock.instant()) + ". Change it if that’s wrong.");
    }

    /** A date with a time, in the reader's zone. */
    private static @Nullable LocalDateTime moment(@Nullable Date date, ZoneId zone) {
        return date == null || date.time() == null
                ? null
                : date.ends(date.zone()).atZone(zone).toLocalDateTime();
    }

    private Optional<ChannelId> team(@Nullable String option) {
        return whom.to(option) instanceof NewAsk.ToChannel to
                ? Optional.of(to.channel().id())
                : Optional.empty();
    }

    /** What helps the requester: a team's guidelines, or until when a person is away. */
    private Optional<LayoutBlock> guidelines(WorkspaceId workspace, @Nullable String option, Optional<ChannelId> team) {
        Names names = new Names(workspace, people, teams);
        Mrkdwn away = whom.to(option) instanceof NewAsk.ToPerson to
                ? new AwayText(names, clock.instant()).of(to.person().id())
                : Mrkdwn.of();
        return team.flatMap(channel -> teams.team(workspace, channel))
                .map(asked -> TeamText.guidelines(asked, names))
                .or(() -> Optional.of(away))
                .filter(words -> words.length() > 0)
                .map(words -> {
                    RichTextBlock block = (RichTextBlock) Blocks.rich(words);
                    block.setBlockId(GUIDELINES);
                    return block;
                });
    }

    private boolean namesHelpers(WorkspaceId workspace, ChannelId channel) {
        return !teams.helpers(workspace, channel).isEmpty();
    }

    /**
     * Shows a team's guidelines below its name after it was picked. The other blocks stay the same, so that Slack keeps
     * what was typed in them.
     */
    public void picked(Press press) {
        View view = press.view();
        if (view == null || view.getBlocks() == null || !CALLBACK.equals(view.getCallbackId())) {
            return;
        }
        WorkspaceId workspace = press.act().workspace();
        Optional<ChannelId> team = team(press.value())
                .filter(channel -> whom.mayKnowOf(workspace, press.act().by(), channel));
        List<LayoutBlock> blocks = new ArrayList<>();
        for (LayoutBlock block : view.getBlocks()) {
            if (!GUIDELINES.equals(block.getBlockId()) && !HELPERS.id().equals(block.getBlockId())) {
                blocks.add(block);
            }
            if (WHO.id().equals(block.getBlockId())) {
                guidelines(workspace, press.value(), team).ifPresent(blocks::add);
            }
        }
        if (team.filter(channel -> namesHelpers(workspace, channel)).isPresent()) {
            FormBuilder tick = new FormBuilder(CALLBACK, "", "").tick(HELPERS, ONLY_HELPERS, false);
            blocks.addAll(tick.view().getBlocks());
        }
        if (!ids(blocks).equals(ids(view.getBlocks())) || ids(blocks).contains(GUIDELINES)) {
            forms.change(view.getId(), with(view, blocks));
        }
    }

    private static List<String> ids(List<LayoutBlock> blocks) {
        return blocks.stream().map(LayoutBlock::getBlockId).toList();
    }

    /** A copy with only those fields of a view that Slack accepts back. */
    private static View with(View view, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(view.getCallbackId())
                .privateMetadata(view.getPrivateMetadata())
                .title(view.getTitle())
                .submit(view.getSubmit())
                .close(view.getClose())
                .blocks(blocks)
                .build();
    }
}
