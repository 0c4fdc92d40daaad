package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of each channel, oldest first; the world locks it. */
final class MessageStore {
    private final Map<String, List<Message>> byChannel = new LinkedHashMap<>();

    Message add(String channel, String ts, ObjectNode json, @Nullable String onlyFor) {
        json.put("ts", ts);
        Message message = new Message(channel, ts, onlyFor, json);
        byChannel.computeIfAbsent(channel, c -> new ArrayList<>()).add(message);
        return message;
    }

    void replace(Message message, ObjectNode json) {
        byChannel
                .getOrDefault(message.channel(), new ArrayList<>())
                .replaceAll(m -> m.ts().equals(message.ts()) ? m.withJson(json) : m);
    }

    void remove(Message message) {
        byChannel.getOrDefault(message.channel(), new ArrayList<>()).removeIf(m -> m.ts().equals(message.ts()));
    }

    void removeAll(String channel) {
        byChannel.remove(channel);
    }

    /** Slack keeps the messages of a channel that gets another id. */
    void move(String fromChannel, String toChannel) {
        List<Message> moved = new ArrayList<>();
        for (Message m : in(fromChannel)) {
            moved.add(new Message(toChannel, m.ts(), m.onlyFor(), m.json()));
        }
        byChannel.remove(fromChannel);
        byChannel.put(toChannel, moved);
    }

    List<Message> in(String channel) {
        return List.copyOf(byChannel.getOrDefault(channel, List.of()));
    }
}
