package obliged.slack.ask;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask;
import obliged.ask.NewAsk;
import obliged.ask.value.Date;
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
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.Press;
import obliged.slack.kit.Viewer;
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
            .hint("A colleague, or a team's channel.")
            .told();
    static final Field WHAT = Field.required("what", "What");
    static final Field REQUESTER = Field.required("requester", "Who needs it");
    static final Field DAY = Field.optional("day", "Needed by");
    static final Field TIME = Field.optional("time", "Time of day").hint("Only if you picked a day above.");
    static final Field IMPACT =
            Field.optional("impact", "Customer impact").hint("What this means for customers, in one line.");
    static final Field HELPERS = Field.optional("helpers", "Who sees it");
    private static final OptionObject ONLY_HELPERS = FormBuilder.option("only", Mrkdwn.of("Only the helpers"));

    /** The block with a team's guidelines, or until when someone is away. */
    private static final String GUIDELINES = "guidelines";

    /** The blocks that come and go with who is picked. */
    private static final Set<String> CHANGING = Set.of(GUIDELINES, HELPERS.id());

    static final int LONGEST_IMPACT = 300;

    private final Teams teams;
    private final AddresseePicker whom;
    private final FormOpener forms;
    private final ResponseUrls seal;

    public NewAskForm(Teams teams, DirectorySync directory, FormOpener forms, ResponseUrls seal) {
        this.teams = teams;
        this.whom = new AddresseePicker(directory, teams);
        this.forms = forms;
        this.seal = seal;
    }

    /** The prefilled form, for someone in this zone. */
    View view(Viewer viewer, NewAskPrefill prefill) {
        Names names = viewer.names();
        LocalDateTime moment = moment(prefill.neededBy(), viewer.zone());
        LocalDate day = prefill.neededBy() == null ? null : prefill.neededBy().day();
        return view(
                viewer,
                prefill.about()
                        .mentioning(FieldText.mentions(prefill.words()))
                        .because(prefill.why() == null ? "" : prefill.why().plain()),
                new Filled(
                        prefill.whom(),
                        FieldText.shown(prefill.words(), names),
                        prefill.requester(),
                        understood(prefill, viewer.now()),
                        moment == null ? day : moment.toLocalDate(),
                        moment == null ? null : moment.toLocalTime(),
                        prefill.impact() == null ? null : FieldText.shown(prefill.impact(), names),
                        false));
    }

    /** What stands in the fields, as their reader sees it. */
    private record Filled(
            @Nullable OptionObject whom,
            String words,
            @Nullable PersonId requester,
            Field dayField,
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable String impact,
            boolean onlyHelpers) {}

    private View view(Viewer viewer, NewAskFormMetadata about, Filled filled) {
        FormBuilder form = new FormBuilder(CALLBACK, "New ask", "Ask").about(seal.seal(about.text()));
        if (!about.why().isEmpty()) {
            form.says(Mrkdwn.of(about.why()));
        }
        form.search(WHO, filled.whom());
        String option = filled.whom() == null ? null : filled.whom().getValue();
        Optional<ChannelId> team = team(viewer, option);
        guidelines(viewer, option, team).ifPresent(form::with);
        form.words(WHAT, filled.words(), Ask.LONGEST_WORDS);
        if (about.source() != null) {
            form.input(
                    REQUESTER,
                    UsersSelectElement.builder()
                            .actionId(REQUESTER.id())
                            .initialUser(
                                    filled.requester() == null
                                            ? null
                                            : filled.requester().value())
                            .build());
        }
        form.day(filled.dayField(), filled.day());
        form.time(TIME, filled.time());
        form.line(IMPACT, filled.impact(), LONGEST_IMPACT);
        if (team.filter(channel -> namesHelpers(viewer.workspace(), channel)).isPresent()) {
            form.tick(HELPERS, ONLY_HELPERS, filled.onlyHelpers());
        }
        return form.view();
    }

    /** The field of the day, which says how the date in the words was understood. */
    private static Field understood(NewAskPrefill prefill, Instant now) {
        Date date = prefill.neededBy();
        if (date == null) {
            return prefill.isTyped() && !prefill.words().isEmpty() ? DAY.hint("No date yet.") : DAY;
        }
        return prefill.about().follows() != null
                ? DAY
                : DAY.hint("I understood the date as " + DateText.of(date, now) + ". Change it if that's wrong.");
    }

    /** A date with a time, in the reader's zone. */
    private static @Nullable LocalDateTime moment(@Nullable Date date, ZoneId zone) {
        return date == null || date.time() == null
                ? null
                : date.ends(date.zone()).atZone(zone).toLocalDateTime();
    }

    /** The team that an option names, if its reader may know of it. */
    private Optional<ChannelId> team(Viewer viewer, @Nullable String option) {
        return whom.to(option) instanceof NewAsk.ToChannel to
                        && whom.mayKnowOf(
                                viewer.workspace(), viewer.id(), to.channel().id())
                ? Optional.of(to.channel().id())
                : Optional.empty();
    }

    /** What helps the requester: a team's guidelines, or until when a person is away. */
    private Optional<LayoutBlock> guidelines(Viewer viewer, @Nullable String option, Optional<ChannelId> team) {
        Names names = viewer.names();
        Mrkdwn away = whom.to(option) instanceof NewAsk.ToPerson to
                ? new AwayText(names, viewer.now()).of(to.person().id())
                : Mrkdwn.of();
        return team.flatMap(channel -> teams.team(viewer.workspace(), channel))
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
     * Shows a team's guidelines below its name after it was picked. The form is made anew from our own data and what
     * stands in its fields, as Slack escapes the texts of the blocks that it sends back. Slack keeps what was typed in
     * fields of the same id. https://docs.slack.dev/surfaces/modals#updating_apis
     */
    public void picked(Press press) {
        View view = press.view();
        if (view == null || view.getBlocks() == null || !CALLBACK.equals(view.getCallbackId())) {
            return;
        }
        FormSubmission typed = new FormSubmission(press.act(), press.viewer(), view);
        Optional<NewAskFormMetadata> about = seal.open(typed.about()).map(NewAskFormMetadata::read);
        if (about.isEmpty()) {
            return;
        }
        View changed = view(press.viewer(), about.get(), filled(press, typed));
        if (!ids(changed.getBlocks()).equals(ids(view.getBlocks()))
                || ids(changed.getBlocks()).contains(GUIDELINES)) {
            forms.change(view.getId(), changed);
        }
    }

    private Filled filled(Press press, FormSubmission typed) {
        return new Filled(
                whom.option(press.value(), press.act().by(), press.viewer().names()),
                typed.words(WHAT.id()),
                typed.people(REQUESTER.id()).stream()
                        .findFirst()
                        .map(PersonId::new)
                        .orElse(null),
                DAY,
                typed.day(DAY.id()),
                typed.time(TIME.id()),
                typed.words(IMPACT.id()),
                !typed.ticked(HELPERS.id()).isEmpty());
    }

    /** Of the blocks that come and go. */
    private static List<String> ids(List<LayoutBlock> blocks) {
        return blocks.stream()
                .map(LayoutBlock::getBlockId)
                .filter(id -> id != null && CHANGING.contains(id))
                .toList();
    }
}
