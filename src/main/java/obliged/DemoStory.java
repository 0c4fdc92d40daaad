package obliged;

import obliged.sandbox.Journey;
import obliged.sandbox.Sandbox;
import obliged.sandbox.TravelClock;
import obliged.sandbox.World;

/** Some weeks in a small company, played through the pretend Slack as its people would. */
final class DemoStory {
    private final Sandbox sandbox;
    private final TravelClock clock;
    private final Journey journey;

    DemoStory(Sandbox sandbox, TravelClock clock, obliged.sandbox.Machine machine) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.journey = new Journey(clock, machine);
    }

    static void cast(World world) {}

    void play() {
        if (sandbox.world().people().isEmpty()) {
            journey.to(clock.reality());
        }
    }
}
