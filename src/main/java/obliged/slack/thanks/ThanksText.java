package obliged.slack.thanks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import obliged.shared.PersonId;
import obliged.slack.ask.AskRefusalText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.thanks.Gift;
import obliged.thanks.LeftOut;
import obliged.thanks.ThankYou;
import obliged.thanks.ThanksReason;

/** The sentences about thanks, but for what stands in the messages that are given: {@link ThanksMessage}. */
public final class ThanksText {
    /** As much of the words as one line about them shows. */
    private static final int IN_PASSING = 80;

    private final Names names;

    public ThanksText(Names names) {
        this.names = names;
    }

    Names names() {
        return names;
    }

    /** {@code Bo, Chi and Dee}. */
    public Mrkdwn everyone(List<PersonId> people) {
        return Mrkdwn.of(list(people.stream().map(names::of).toList()));
    }

    private static String list(List<String> all) {
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    Mrkdwn inPassing(ThankYou thanks) {
        return Mrkdwn.of("“", Mrkdwn.words(thanks.gift().words(), names).shortened(IN_PASSING), "”");
    }

    /** Where it stands, for whoever gave it. */
    Mrkdwn where(ThankYou thanks) {
        return thanks.channel() == null
                ? Mrkdwn.of(", just between the two of you")
                : Mrkdwn.of(" in ", Mrkdwn.channel(thanks.channel()));
    }

    /** A button of a list that is no longer made so. */
    static Mrkdwn oldList(String command) {
        return Mrkdwn.of("That button is out of date. Type " + command + " list to see your thanks.");
    }

    /** A message was longer than a thank-you can be. {@code linked}: whether a link to it goes along. */
    static Mrkdwn cut(boolean linked) {
        return Mrkdwn.of(
                "That message is too long for a thank-you. Here's the beginning",
                linked ? "; the thank-you will link to the rest." : ".");
    }

    /** Who was named and not thanked, and why; nothing where nobody was. */
    Mrkdwn leftOut(List<LeftOut> all) {
        if (all.isEmpty()) {
            return Mrkdwn.of();
        }
        List<String> each = new ArrayList<>();
        for (LeftOut out : all) {
            each.add(
                    switch (out.why()) {
                        case ONESELF -> "your own name (you can't thank yourself)";
                        case BOT -> names.of(out.person()) + " (an app)";
                        case GONE -> names.of(out.person()) + " (no longer here)";
                        case FOREIGN -> names.of(out.person()) + " (from another company)";
                        case ALREADY -> names.of(out.person()) + " (you've thanked them with these words already)";
                    });
        }
        return Mrkdwn.of("I left out " + list(each) + ".");
    }

    /** To whoever took it back. */
    Mrkdwn tookBack(ThankYou thanks) {
        return Mrkdwn.of(
                "You took back your thanks to ",
                everyone(thanks.people()),
                " for ",
                inPassing(thanks),
                ". ",
                thanks.people().size() == 1
                        ? "The message they got will say so."
                        : "The messages they got will say so.");
    }

    /** To someone who had added theirs to a shout-out that was taken back. */
    Mrkdwn tookBackWith(ThankYou added, ThankYou shout) {
        return Mrkdwn.of(
                names.of(shout.from()) + " took back the thanks to ",
                everyone(shout.people()),
                ", so what you added is gone too: ",
                inPassing(added),
                ".");
    }

    /** Why it was not given, and what would be right. */
    static Mrkdwn notGiven(ThanksReason reason, String command, int daily) {
        return Mrkdwn.of(
                switch (reason) {
                    case NOBODY_NAMED -> "Who do you want to thank? Name them: " + command + " @bo @chi for …";
                    case EMPTY_GROUP -> "I can't tell who's in that group. Name its members one by one.";
                    case ONLY_ONESELF -> "That's you. Thank a colleague.";
                    case ONLY_BOTS -> "That's an app. Thank the people behind it.";
                    case ONLY_GONE -> "They're no longer here, so I can't pass on your thanks.";
                    case ONLY_OTHER_COMPANIES -> "They work at another company. I can only send thanks within yours.";
                    case NOBODY_LEFT ->
                        "I can't pass on these thanks. You can't thank yourself, apps, people who've left, or people at other companies.";
                    case TOO_MANY ->
                        "That's too many: you can thank at most " + ThankYou.MOST_PEOPLE + " people at once.";
                    case PRIVATE_TO_SEVERAL ->
                        "Just between us is for one person. Choose one, or thank them in a channel.";
                    case NO_WORDS ->
                        "What are you thanking them for? Next time, write it after the names: " + command
                                + " @bo for staying late";
                    case WORDS_TOO_LONG ->
                        "That's too long: a thank-you can have up to "
                                + String.format(Locale.ENGLISH, "%,d", Gift.LONGEST_WORDS) + " characters. Shorten it.";
                    case CUSTOMER_TOO_LONG -> "Say it in at most " + Gift.LONGEST_CUSTOMER + " characters.";
                    case LIMIT ->
                        "You've given " + daily
                                + " thank-yous today, which is the daily limit. Send this one tomorrow.";
                    case FROM_ANOTHER_COMPANY ->
                        "I only work for the company that installed me, so I can't help you here.";
                    case NOTHING_TO_UNDO -> "You have no thank-you to take back.";
                    case NOT_THEIRS -> "Only the person who gave it can take it back.";
                    case UNDONE_ALREADY -> "You've already taken that thank-you back.";
                    case TOO_LATE -> "That thank-you is more than ten minutes old, so it stays.";
                    case JOINS_OWN -> "These are your own thanks. Others can add theirs.";
                    case JOINED_ALREADY ->
                        "You've added yours already. Within ten minutes, " + command + " undo takes it back.";
                    case NOTHING_TO_JOIN -> "Those thanks were taken back.";
                    case JOINS_UNSEEN -> AskRefusalText.CHANNEL_NOT_SEEN.plain();
                    case NOT_ADMIN -> "Only workspace admins can change the values.";
                    case NO_VALUE -> "Someone has just removed that value.";
                    case VALUE_NOT_A_WORD -> "A value is one word of letters, digits, - and _, such as teamwork.";
                    case VALUE_TAKEN -> "There's a value with that name already. Choose it above to change it.";
                    case NOT_AN_EMOJI -> "Write one emoji, or its name between colons: :handshake:";
                    case SENTENCE_TOO_LONG -> "Say it in one short sentence.";
                    case TOO_MANY_VALUES -> "You've reached the limit for values. Remove one first.";
                });
    }
}
