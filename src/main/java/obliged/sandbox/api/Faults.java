package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import obliged.sandbox.blocks.Json;

/** The active faults; the oldest that fits a call applies to it. */
public final class Faults {
    private final List<Fault> active = new ArrayList<>();
    private Random random = new Random(1);

    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    /** Makes faults with a probability apply in the same order again. */
    public synchronized void seed(long seed) {
        random = new Random(seed);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    public synchronized Optional<Fault> strike(String method, String channel, JsonNode blocks) {
        for (int i = 0; i < active.size(); i++) {
            Fault fault = active.get(i);
            if (fault.fits(method, channel, blocks)
                    && (fault.probability() >= 1 || random.nextDouble() < fault.probability())) {
                if (fault.times() == 1) {
                    active.remove(i);
                } else if (fault.times() > 1) {
                    active.set(i, fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    public ArrayNode json() {
        return Json.array(active().stream().map(Fault::json).toList());
    }
}
