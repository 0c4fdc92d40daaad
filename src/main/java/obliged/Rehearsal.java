package obliged;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.HomeTab;
import obliged.sandbox.client.Modal;
import obliged.sandbox.page.TimeTravel;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.StoredFile;

/**
 * What people do after the weeks of the demo, so that the bot sends every kind of message and form that it has at least
 * once: those of a usual day, and those of days on which things go wrong.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String POST = "chat.postMessage";
    private static final String EVERYTHING = "everything :tada: *for* <https://example.com/a?b=1&c=2> & <!here> `now` ";

    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,15})");

    private final Trial trial;
    private final Sandbox slack;

    Rehearsal(Trial trial) {
        this.trial = trial;
        this.slack = trial.sandbox();
    }

    void play() throws InterruptedException {
        commands();
        forms();
        longWords();
        lateReplies();
        shortcuts();
        thanks();
        undelivered();
        helpersOnly();
        comments();
        home();
        peopleLeave();
        aWeekLater();
    }

    /** Commands that are answered at once. */
    private void commands() {
        for (String command : new String[] {
            "/ask help", "/ask list", "/ask list mine", "/ask list owed", "/ask list team", "/ask list overdue",
            "/ask list all", "/ask search the", "/ask search qqq", "/ask 1", "/ask 999999", "/ask done 999999",
            "/ask digest", "/ask digest now", "/ask digest off", "/ask digest on", "/ask accept", "/thanks list",
            "/thanks list @bo", "/thanks help", "/thanks values", "/thanks undo", "/thanks @ana for me"
        }) {
            type("ana", "it-help", command);
        }
        type("pat", "with-partner", "/ask @ana anything");
        closeForms();
        type("ana", "it-help", "/ask export");
        dm("ana", "as a spreadsheet");
    }

    /** Forms that a command or a menu opens. */
    private void forms() {
        Modal team = formOf("bo", () -> type("bo", "it-help", "/ask team"));
        Modal second = team.submit().next();
        second.submit();
        dm("bo", shown("it-help"));
        closeForms();
        formOf("ana", () -> type("ana", "general", "/ask @nobody water the plants by friday"));
        closeForms();
        formOf("ana", () -> type("ana", "general", "/ask reminders")).submit();
        closeForms();
        formOf("eli", () -> type("eli", "general", "/thanks values"));
        closeForms();
        formOf("ana", () -> type("ana", "general", "/thanks"));
        closeForms();
        type("ana", "general", "/ask @bo count the boats by tomorrow");
        Message card = dm("bo", "count the boats");
        for (String step : new String[] {"Suggest another date", "Ask a question", "Hand off", "Decline"}) {
            formOf("bo", () -> slack.as("bo").press(card, step));
            closeForms();
        }
        slack.as("bo").press(card, "Accept");
        formOf("ana", () -> slack.as("ana").press(dm("ana", "count the boats"), "Edit"));
        closeForms();
        Message accepted = dm("bo", "◐ accepted");
        formOf("bo", () -> slack.as("bo").press(accepted, "Snooze"));
        closeForms();
    }

    /** Words as long as they may be, with everything in them. */
    private void longWords() {
        String words = EVERYTHING.repeat(2_900 / EVERYTHING.length());
        type("ana", "it-help", "/ask #it-help " + words);
        Message card = post("it-help", "everything");
        formOf("eli", () -> slack.as("eli").press(card, "Read all"));
        closeForms();
        slack.as("bo").press(card, "Accept");
        await(() -> slack.as("bo").in("it-help").find("everything").isPresent());
        Message old = card;
        slack.as("chi").pressOld(old, "Accept");
        type("ana", "general", "/thanks @bo @chi @dee for " + words);
        type("ana", "general", "/ask search everything");
    }

    /** Replies that come after a press, or after something that was written. */
    private void lateReplies() throws InterruptedException {
        type("eli", "general", "/ask @ana lock the door");
        Message reply =
                shownTo("ana", "general", () -> type("ana", "general", "/ask " + newestNumber("ana", "lock the door")));
        slack.as("ana").press(reply, "Accept");
        Message list = shownTo("ana", "general", () -> type("ana", "general", "/ask list all"));
        slack.as("ana").press(list, "Show all of it", "lock the door");
        type("ana", "general", "/ask #it-help mend the radio");
        Message radio = post("it-help", "mend the radio");
        formOf("bo", () -> slack.as("bo").press(radio, "Ask a question"))
                .fill("words", "Which one?")
                .submit();
        Message question = dm("ana", "Which one?");
        formOf("ana", () -> slack.as("ana").press(question, "Answer"))
                .fill("words", "The one on the bridge.")
                .submit();
        // Bo has no card of his own.
        slack.as("bo").press(dm("bo", "[Show]"), "Show");
        slack.as("ana").writeToBot("help");
        slack.as("ana").writeToBot("could somebody water the plants?");
        dm("ana", "[Open the form]");
        fail(Fault.error("expired_trigger_id").on("views.open").once());
        type("ana", "general", "/ask @nobody paint the boat");
        await(() -> slack.faults().active().isEmpty());
        slack.as("ana").shortcut("a shortcut of tomorrow");
        closeForms();
    }

    private void shortcuts() throws InterruptedException {
        Message message = written("dee", "general", "the printer on the first floor is out of paper");
        Modal form = formOf("ana", () -> slack.as("ana").messageShortcut(message, "log_ask"));
        form.fill("who", "Bo").fill("requester", "dee").submit();
        await(() -> !slack.as("dee").in("general").thread(message).isEmpty());
        closeForms();
        slack.as("bo").press(dm("bo", "out of paper"), "Accept");
        dm("dee", " is on ");
        // By then Bo's card has its next buttons, too.
        trial.settle();
        slack.as("bo").press(dm("bo", "out of paper"), "Mark as done");
        Message solved = dm("dee", "[Yes, solved]");
        formOf("dee", () -> slack.as("dee").press(solved, "Yes, solved"));
        closeForms();
        dm("dee", "You said it's solved");
        formOf("ana", () -> slack.as("ana").messageShortcut(message, "say_thanks"));
        closeForms();
        formOf("ana", () -> slack.as("ana").shortcut("new_ask"));
        closeForms();
        formOf("ana", () -> slack.as("ana").shortcut("new_thanks"));
        closeForms();
    }

    private void thanks() throws InterruptedException {
        Message given = shownTo("ana", "design", () -> type("ana", "design", "/thanks @bo for the lighthouse"));
        dm("bo", "the lighthouse");
        slack.as("ana").press(given, "Undo");
        slack.as("ana").pressOld(given, "Undo");
        type("ana", "news", "/thanks @bo for the news");
        dm("ana", "for “the news” are saved");
        fail(Fault.answerLost().on(POST).in(id("design")).times(2));
        type("ana", "design", "/thanks @bo for the drawing");
        dm("ana", "I can't tell whether your thanks");
        type("ana", "general", "/thanks @bo for the compass");
        await(() -> slack.as("chi").in("general").find("the compass").isPresent());
        Modal yours = formOf(
                "chi", () -> slack.as("chi").press(slack.as("chi").in("general").showing("the compass"), "Add yours"));
        yours.fill("words", "and for the map").submit();
        dm("chi", "You added your thanks");
        fail(Fault.error("user_not_found").on(POST).in(person("chi")).once());
        type("ana", "design", "/thanks @chi for the harbour view");
        dm("ana", "I can't reach Chi");
        Message stays = shownTo("ana", "design", () -> type("ana", "design", "/thanks @bo for the sail"));
        dm("bo", "the sail");
        fail(Fault.error("cant_delete_message").on("chat.delete").once());
        slack.as("ana").press(stays, "Undo");
        dm("ana", "I couldn't remove your thanks");
        Modal form = formOf("eli", () -> type("eli", "general", "/thanks"));
        form.fill("people", "bo").fill("words", "the ropes").submit();
        Message told = dm("eli", "You thanked Bo");
        slack.as("eli").press(told, "Undo");
        for (int i = 0; i < 9; i++) {
            type("eli", "general", "/thanks @dee for the chart number " + i);
        }
        Message list = shownTo("dee", "general", () -> type("dee", "general", "/thanks list"));
        slack.as("dee").press(list, "What you gave");
    }

    private void undelivered() throws InterruptedException {
        type("ana", "general", "/ask #news print this");
        dm("ana", "Only certain people can post");
        Message whole =
                shownTo("ana", "general", () -> type("ana", "general", "/ask " + newestNumber("ana", "print this")));
        slack.as("ana").press(whole, "Nudge");
        dm("ana", "The card never reached");
        type("ana", "general", "/ask @bo oil the winch");
        Message card = dm("bo", "oil the winch");
        slack.as("bo").press(card, "Accept");
        dm("ana", "oil the winch");
        fail(Fault.error("user_not_found").on(POST).in(person("ana")).once());
        slack.as("bo").press(dm("bo", "oil the winch"), "Mark as done");
        dm("bo", "I can't reach Ana");
    }

    /** An ask for helpers only, one of whom then no longer helps. */
    private void helpersOnly() {
        setHelpers("bo", "chi");
        Modal form = formOf("ana", () -> slack.as("ana").shortcut("new_ask"));
        form.fill("who", "#it-help").fill("what", "a password for the payroll");
        await(() -> form.has("helpers"));
        form.fill("helpers", "only").submit();
        dm("chi", "a password for the payroll");
        setHelpers("bo");
        dm("chi", "You no longer help");
    }

    /** A conversation about an ask: in threads, and by buttons where Slack tells us of no words in a thread. */
    private void comments() throws InterruptedException {
        type("ana", "general", "/ask @bo scrub the deck");
        Message card = dm("bo", "scrub the deck");
        trial.settle();
        comment("bo", card, EVERYTHING.repeat(4_000 / EVERYTHING.length()));
        Message line = dm("ana", "(2 of 2)");
        formOf("ana", () -> slack.as("ana").press(line, "Reply"))
                .fill("words", "Use the new brush.")
                .submit();
        dm("bo", "Use the new brush.");
        comment("bo", card, "The blue one");
        dm("ana", "The blue one");
        Message said = slack.as("bo").inDm().thread(card).get(1);
        slack.as("bo").inDm().edit(said, "The red one");
        dm("ana", "The red one");
        slack.as("bo").inDm().delete(said);
        dm("ana", "deleted a comment");
        files(card);
    }

    /** A file that is passed on and then deleted, and one that is not passed on. */
    private void files(Message card) throws InterruptedException {
        Conversation here = slack.as("bo").inDm();
        StoredFile plan = slack.as("bo").upload("plan.txt", "begin at the bow".getBytes(StandardCharsets.UTF_8));
        here.share(card, "the plan", plan);
        dm("ana", "plan.txt is in");
        trial.settle();
        here.share(card, "", slack.as("bo").upload("empty.txt", new byte[0]));
        dm("bo", "I didn't pass on empty.txt");
        here.delete(here.thread(card).stream()
                .filter(message -> message.text().equals("the plan"))
                .findFirst()
                .orElseThrow());
        dm("ana", "deleted a comment");
        trial.settle();
    }

    private void comment(String person, Message root, String words) {
        var unused = slack.as(person).inDm().reply(root, words);
    }

    private void setHelpers(String... helpers) {
        Modal team = formOf("bo", () -> type("bo", "it-help", "/ask team"));
        team.fill("team.helpers", String.join(", ", helpers)).submit().next().submit();
        dm("bo", "Helpers: ");
    }

    private void home() {
        for (String person : new String[] {"ana", "bo", "gus", "pat"}) {
            HomeTab home = slack.as(person).openHome();
            await(() -> slack.world().home(person).isPresent());
            if (person.equals("ana")) {
                formOf(person, () -> home.press("How it works"));
                closeForms();
            }
        }
    }

    private void peopleLeave() {
        type("ana", "general", "/ask @gus feed the gulls");
        dm("gus", "feed the gulls");
        slack.admin().deactivate("gus");
        Message gone = dm("ana", "[Ask someone else]");
        formOf("ana", () -> slack.as("ana").press(gone, "Ask someone else"));
        closeForms();
    }

    /** An ask that nobody answered, and a digest that can't be told any more. */
    private void aWeekLater() throws InterruptedException {
        type("ana", "general", "/ask #general sweep the pier");
        type("bo", "design", "/ask #design a new sign");
        type("bo", "design", "/ask digest on");
        // Whether Bo is in that channel may have to be read first.
        await(() -> slack.as("bo").in("design").find("digest off").isPresent());
        slack.admin().archive("design");
        TravelClock clock = trial.clock();
        Instant next = clock.instant().plus(Duration.ofDays(8));
        new TimeTravel(clock, trial).to(next);
        dm("bo", "I've stopped the weekly digest");
        trial.settle();
    }

    /** Makes Slack fail at what comes next, and not at what is still on its way. */
    private void fail(Fault fault) throws InterruptedException {
        trial.settle();
        slack.faults().add(fault);
    }

    private void type(String person, String channel, String command) {
        var unused = slack.as(person).in(channel).type(command);
    }

    private Modal formOf(String person, Runnable opening) {
        opening.run();
        await(() -> slack.as(person).modalIfOpen().isPresent());
        return slack.as(person).modal();
    }

    private void closeForms() {
        for (String person : new String[] {"ana", "bo", "eli", "dee"}) {
            for (Optional<Modal> open = slack.as(person).modalIfOpen();
                    open.isPresent();
                    open = slack.as(person).modalIfOpen()) {
                open.get().close();
            }
        }
    }

    private Message dm(String person, String words) {
        return awaited(() -> slack.as(person).inDm().find(words), person + " did not read: " + words);
    }

    private Message post(String channel, String words) {
        return awaited(() -> slack.as("eli").in(channel).find(words), channel + " did not read: " + words);
    }

    private Message written(String person, String channel, String words) {
        var unused = slack.as(person).in(channel).write(words);
        return post(channel, words);
    }

    /** What only they see in reply to what they do. */
    private Message shownTo(String person, String channel, Runnable doing) {
        Conversation place = slack.as(person).in(channel);
        long before = ephemeral(place).count();
        doing.run();
        await(() -> ephemeral(place).count() > before);
        return ephemeral(place).reduce((one, later) -> later).orElseThrow();
    }

    private static Stream<Message> ephemeral(Conversation place) {
        return place.messages().stream().filter(Message::isEphemeral);
    }

    private String newestNumber(String person, String words) {
        Matcher number = NUMBER.matcher(dm(person, words).plainText());
        if (!number.find()) {
            throw new NoSuchElementException("no number of an ask in: " + words);
        }
        return number.group(1);
    }

    private String shown(String channel) {
        return "<#" + id(channel) + ">";
    }

    private String id(String channel) {
        return slack.world().channel(channel).id();
    }

    private String person(String name) {
        return slack.world().person(name).id();
    }

    private Message awaited(Supplier<Optional<Message>> found, String ifNot) {
        if (!slack.world().await(PATIENCE, () -> found.get().isPresent())) {
            throw new NoSuchElementException(ifNot);
        }
        return found.get().orElseThrow();
    }

    private void await(BooleanSupplier condition) {
        if (!slack.world().await(PATIENCE, condition)) {
            throw new NoSuchElementException("the bot did not do what the rehearsal waits for");
        }
    }
}
