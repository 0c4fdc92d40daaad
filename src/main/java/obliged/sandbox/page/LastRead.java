package obliged.sandbox.page;

import java.util.HashMap;
import java.util.Map;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.World;

/** How far each person has read in each channel: the {@code ts} of the last message that they saw. */
final class LastRead {
    private final World world;
    private final Map<String, String> read = new HashMap<>();

    LastRead(World world) {
        this.world = world;
        for (Person person : world.people()) {
            for (Channel channel : world.channels()) {
                world.messages(channel.id()).stream()
                        .reduce((earlier, later) -> later)
                        .ifPresent(last -> mark(person.id(), channel.id(), last.ts()));
            }
        }
    }

    synchronized boolean mark(String person, String channel, String ts) {
        String before = read.get(person + channel);
        boolean further = before == null || before.compareTo(ts) < 0;
        if (further) {
            read.put(person + channel, ts);
        }
        return further;
    }

    synchronized String upTo(String person, String channel) {
        return read.getOrDefault(person + channel, "");
    }

    /** The number of messages that a person has not seen there; threads and their own messages are not counted. */
    long unread(String person, String channel) {
        String last = upTo(person, channel);
        return world.messages(channel).stream()
                .filter(m -> m.ts().compareTo(last) > 0)
                .filter(m -> m.seenBy(person) && !m.isReply() && !m.author().equals(person))
                .count();
    }
}
