package obliged.sandbox.world;

import java.util.List;
import obliged.sandbox.blocks.Json;

/** The company that the sandbox opens with. */
final class DemoWorkspace {
    private DemoWorkspace() {}

    static World in(World world) {
        world.addPerson("ana", "Ana Alves", "Europe/Lisbon", Person.Kind.MEMBER);
        world.addPerson("bo", "Bo Berg", "Europe/Berlin", Person.Kind.MEMBER);
        world.addPerson("chi", "Chi Tanaka", "Asia/Tokyo", Person.Kind.MEMBER);
        world.addPerson("dee", "Dee Diaz", "America/New_York", Person.Kind.MEMBER);
        world.addPerson("eli", "Eli Costa", "Europe/Lisbon", Person.Kind.MEMBER);
        world.addPerson("gus", "Gus Guest", "Europe/London", Person.Kind.GUEST);
        world.addPerson("buildbot", "Build Bot", "UTC", Person.Kind.BOT);
        world.addPerson("old-hand", "Olga Hand", "Europe/Paris", Person.Kind.MEMBER);
        world.changePerson("old-hand", p -> p.withDeleted(true, world.now()));
        world.addStranger("pat", "Pat Partner", "America/Los_Angeles");
        world.changePerson("eli", p -> p.asAdmin());
        String bot = world.botUserId();
        for (String name : List.of("general", "it-help", "design")) {
            world.addChannel(name, Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli");
        }
        world.changeChannel("general", c -> c.withMember(bot));
        world.changeChannel("it-help", c -> c.withMember(bot));
        world.addChannel("leads", Channel.Kind.PRIVATE, "eli", "dee", bot);
        world.addChannel("secret", Channel.Kind.PRIVATE, "eli", "dee");
        world.addChannel("old", Channel.Kind.PUBLIC, "ana", "bo");
        world.changeChannel("old", c -> c.withArchived(true));
        world.addChannel("with-partner", Channel.Kind.PUBLIC, "ana", "pat", bot);
        world.changeChannel("with-partner", c -> c.withShared(true));
        world.addChannel("news", Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli");
        world.changeChannel("news", c -> c.withPosting(Channel.Posting.RESTRICTED));
        world.addGroup("it-crew", "IT crew", "bo", "chi");
        return world;
    }

    /**
     * The second workspace of the organization: Fay and Hal, a guest, a channel of its own, a closed one, and one that
     * both workspaces share. Pim is of another company that has an organization too.
     */
    static World withQuay(World world) {
        Organization all = world.organization().orElseThrow();
        world.addColleague("fay", "Fay Fox", "Europe/Lisbon", Organization.QUAY);
        world.addColleague("hal", "Hal Hart", "Europe/London", Organization.ID);
        world.addColleague("gil", "Gil Gast", "Europe/Lisbon", Organization.QUAY, Person.Kind.GUEST);
        Person pim = world.addStranger("pim", "Pim Partner", "Europe/Lisbon");
        world.reshape(pim.id(), json -> {
            json.set("enterprise_user", Json.object("id", pim.id(), "enterprise_id", "E0PARTNER1"));
            return json;
        });
        String bot = world.botUserId();
        all.put(world.addChannel("quay", Channel.Kind.PUBLIC, "fay", "hal", bot).id(), Organization.QUAY);
        all.put(world.addChannel("quay-leads", Channel.Kind.PRIVATE, "fay", bot).id(), Organization.QUAY);
        all.put(
                world.addChannel("all-hands", Channel.Kind.PUBLIC, "ana", "fay", "gil", bot)
                        .id(),
                world.teamId(),
                Organization.QUAY);
        for (String name : List.of("fay", "pim")) {
            String id = world.person(name).id();
            world.changeChannel("with-partner", channel -> channel.withMember(id));
        }
        return world;
    }
}
