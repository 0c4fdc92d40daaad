package obliged.slack.team;

import java.util.Optional;
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

    Optional<TeamFormValues.First> first(FormSubmission other, TeamFormMetadata about) {
        return find(other, TeamForm.FIRST, about.first(), about).map(TeamFormValues.First::of);
    }

    Optional<TeamFormValues.Second> second(FormSubmission other, TeamFormMetadata about) {
        return find(other, TeamForm.SECOND, about.second(), about).map(TeamFormValues.Second::of);
    }

    /** A page as it was before, if it is one of this channel's form. */
    private Optional<FormSubmission> find(FormSubmission other, String page, long id, TeamFormMetadata about) {
        return drafts.find(other.act().workspace(), other.act().by(), id)
                .map(json -> other.with(SlackJson.view(json)))
                .filter(sent -> page.equals(sent.view().getCallbackId()))
                .filter(sent -> TeamFormMetadata.read(sent.about())
                        .filter(kept -> kept.channel().equals(about.channel()))
                        .isPresent());
    }
}
