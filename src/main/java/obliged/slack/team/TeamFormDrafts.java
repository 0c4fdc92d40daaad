package obliged.slack.team;

import java.util.Optional;
import obliged.ask.Act;
import obliged.outbox.Drafts;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.FormSubmission;

/** The pages of a team's form as they were filled in, each kept as a draft while the other one is on the screen. */
final class TeamFormDrafts {
    private final Drafts drafts;

    TeamFormDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    long keep(FormSubmission page) {
        return drafts.keep(page.act().workspace(), page.act().by(), SlackJson.view(page.view()));
    }

    Optional<TeamFormValues.First> first(Act act, TeamFormMetadata about) {
        return find(act, TeamForm.FIRST, about.first(), about).map(TeamFormValues.First::of);
    }

    Optional<TeamFormValues.Second> second(Act act, TeamFormMetadata about) {
        return find(act, TeamForm.SECOND, about.second(), about).map(TeamFormValues.Second::of);
    }

    /** A page as it was before, if it is one of this channel's form. */
    private Optional<FormSubmission> find(Act act, String page, long id, TeamFormMetadata about) {
        return drafts.find(act.workspace(), act.by(), id)
                .map(json -> new FormSubmission(act, SlackJson.view(json)))
                .filter(sent -> page.equals(sent.view().getCallbackId()))
                .filter(sent -> TeamFormMetadata.read(sent.about())
                        .filter(kept -> kept.channel().equals(about.channel()))
                        .isPresent());
    }
}
