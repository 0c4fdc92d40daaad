package obliged.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.World;

/** What one person's client shows, as the page draws it: only what that person may see. */
final class PageScreen {
    /** At most this many messages of a channel are sent to the page. */
    private static final int SHOWN = 400;

    private final Sandbox sandbox;
    private final World world;
    private final TravelClock clock;
    private final Manifest manifest;
    private final LastRead read;
    private final Tour tour;

    PageScreen(Sandbox sandbox, TravelClock clock, Manifest manifest, LastRead read, Tour tour) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
        this.clock = clock;
        this.manifest = manifest;
        this.read = read;
        this.tour = tour;
    }

    ObjectNode of(String as, String in) {
        Person me = world.person(as);
        // Apps of one company have no direct messages with people of another.
        String direct = world.isStranger(me) ? "" : world.direct(me.id()).id();
        String here = in.equals("dm") ? direct : in;
        ObjectNode screen = Json.object(
                "team", world.teamName(),
                "team_url", world.url(),
                "me", me.id(),
                "bot", world.botUserId(),
                "dm", direct,
                "now", clock.instant().toEpochMilli(),
                "real", clock.reality().toEpochMilli());
        screen.set("app", manifest.features());
        screen.set("tour", tour.json(clock.instant()));
        screen.set("people", people());
        screen.set("channels", channels(me));
        screen.set(
                "groups",
                Json.array(world.groups().stream()
                        .filter(g -> !g.disabled())
                        .map(g -> Json.object("id", g.id(), "handle", g.handle(), "name", g.name()))
                        .toList()));
        screen.set(
                "modals",
                Json.array(world.views().stack(me.id()).stream()
                        .map(world.views()::withState)
                        .toList()));
        world.home(me.id()).ifPresent(home -> screen.set("home", world.views().withState(home)));
        screen.set("faults", sandbox.faults().json());
        screen.put("violations", sandbox.journal().violations().size());
        screen.set("messages", messages(me, here));
        screen.put("read", read.upTo(me.id(), here));
        return screen;
    }

    private ArrayNode people() {
        return Json.array(world.people().stream()
                .map(p -> Json.object(
                                "id", p.id(),
                                "name", p.name(),
                                "real", p.realName(),
                                "shown", p.shownName(),
                                "tz", p.tz(),
                                "kind", p.kind().name(),
                                "foreign", world.isStranger(p),
                                "admin", p.admin(),
                                "deleted", p.deleted())
                        .put("unread", unread(p))
                        .put("begins", begins(p)))
                .toList());
    }

    /** Where someone's client opens: at the bot's messages, or in the first channel that is shared with their company. */
    private String begins(Person person) {
        return world.channels().stream()
                .filter(c -> world.isStranger(person) && c.has(person.id()))
                .findFirst()
                .map(Channel::name)
                .orElse("dm");
    }

    /** Unread messages of the bot, so that the page shows on whose screen something happened. */
    private long unread(Person person) {
        return world.findDirect(person.id())
                .map(direct -> read.unread(person.id(), direct.id()))
                .orElse(0L);
    }

    private ArrayNode channels(Person me) {
        return Json.array(world.channels().stream()
                .filter(c -> sees(me, c))
                .map(c -> Json.object(
                        "id", c.id(),
                        "name", c.name(),
                        "kind", c.kind().name(),
                        "archived", c.archived(),
                        "shared", c.shared(),
                        "restricted", c.posting() != Channel.Posting.FREE,
                        "member", c.has(me.id()),
                        "bot", c.has(world.botUserId()),
                        "members", c.members().size(),
                        "unread", c.has(me.id()) ? read.unread(me.id(), c.id()) : 0))
                .toList());
    }

    /** Guests and people of other companies see only the channels they are in. */
    private boolean sees(Person me, Channel channel) {
        boolean open = channel.kind() == Channel.Kind.PUBLIC && !channel.shared();
        return channel.has(me.id()) || (open && me.kind() == Person.Kind.MEMBER && !world.isStranger(me));
    }

    private ArrayNode messages(Person me, String in) {
        Channel channel = world.findChannel(in).filter(c -> sees(me, c)).orElse(null);
        if (channel == null) {
            return Json.array();
        }
        List<Message> seen = world.messages(channel.id()).stream()
                .filter(m -> m.seenBy(me.id()))
                .toList();
        return Json.array(seen.subList(Math.max(seen.size() - SHOWN, 0), seen.size()).stream()
                .map(PageScreen::shown)
                .toList());
    }

    private static ObjectNode shown(Message message) {
        ObjectNode json = message.json().deepCopy();
        json.remove("metadata");
        return json.put("channel", message.channel()).put("ts", message.ts()).put("only_me", message.isEphemeral());
    }
}
