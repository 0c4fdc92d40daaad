package obliged.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import obliged.Bot;
import obliged.Config;
import obliged.Main;
import obliged.store.StoreException;

/**
 * The bot as a process of its own, for tests that kill it: wired as {@link Main} wires it, but with a clock that can be
 * made to jump, and a pace. It writes down the port on which it listens, and ends on SIGTERM as the real one does.
 */
final class BotProcessMain {
    private BotProcessMain() {}

    /** The file that the clock is read from, the pace, and the file for the port. */
    public static void main(String[] arguments) throws Exception {
        try {
            Bot bot = Bot.start(
                    Config.of(System.getenv()), new FileClock(Path.of(arguments[0])), Double.parseDouble(arguments[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(bot), "stop"));
            bot.onBroken(sentence -> new Thread(() -> System.exit(2), "broken").start());
            Path port = Path.of(arguments[2]);
            Path beside = Files.writeString(
                    port.resolveSibling("port.new"),
                    Integer.toString(bot.address().getPort()));
            Files.move(beside, port, StandardCopyOption.ATOMIC_MOVE);
        } catch (StoreException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void close(Bot bot) {
        try {
            bot.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
