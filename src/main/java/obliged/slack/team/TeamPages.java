package obliged.slack.team;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.util.Optional;
import obliged.ask.Act;
import obliged.outbox.Drafts;
import obliged.slack.kit.Sent;

/** The pages of a team's form as they were filled in, each kept as a draft while the other one is on the screen. */
final class TeamPages {
    private final Drafts drafts;

    TeamPages(Drafts drafts) {
        this.drafts = drafts;
    }

    long keep(Sent page) {
        return drafts.keep(
                page.act().workspace(),
                page.act().by(),
                GsonFactory.createSnakeCase().toJson(page.view()));
    }

    Optional<TeamFilled.First> first(Act act, TeamAbout about) {
        return find(act, TeamForm.FIRST, about.first(), about).map(TeamFilled.First::of);
    }

    Optional<TeamFilled.Second> second(Act act, TeamAbout about) {
        return find(act, TeamForm.SECOND, about.second(), about).map(TeamFilled.Second::of);
    }

    /** A page as it was before, if it is one of this channel's form. */
    private Optional<Sent> find(Act act, String page, long id, TeamAbout about) {
        return drafts.find(act.workspace(), act.by(), id)
                .map(json -> new Sent(act, GsonFactory.createSnakeCase().fromJson(json, View.class)))
                .filter(sent -> page.equals(sent.view().getCallbackId()))
                .filter(sent -> TeamAbout.read(sent.about())
                        .filter(kept -> kept.channel().equals(about.channel()))
                        .isPresent());
    }
}
