package obliged.slack.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.FileProblem;
import obliged.ask.value.SentFile;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.ChannelAccess;
import org.jspecify.annotations.Nullable;

/** Steps in words: as a line in a thread or in the history, and as a message to someone. */
public final class AskStepText {
    /** How many characters of the former words a line shows. */
    private static final int BRIEFLY = 80;

    private final AskText words;
    private final Names names;

    AskStepText(Names names, Instant now) {
        this.words = new AskText(names, now);
        this.names = names;
    }

    /** {@code Mon 23 Nov: Bo accepted, due Thu 26 Nov}, with the day in the reader's zone. */
    Mrkdwn dated(HistoryEntry step, AskView view) {
        ZoneId zone = Optional.ofNullable(view.reader())
                .flatMap(reader -> names.people().find(names.workspace(), reader))
                .map(Person::zone)
                .orElse(ZoneOffset.UTC);
        Date day = Date.on(step.at().atZone(zone).toLocalDate(), zone);
        return Mrkdwn.of(words.date(day), ": ", line(step, view.ask()));
    }

    /** {@code Bo accepted, due Thu 26 Nov}. */
    public Mrkdwn line(HistoryEntry step, Ask ask) {
        Mrkdwn who = words.who(step);
        return switch (step.step()) {
            case LOG ->
                ask.requester().equals(step.by())
                        ? Mrkdwn.of(who, " asked", words.date(", needed by ", step))
                        : Mrkdwn.of(who, " logged it for ", words.requester(ask), words.date(", needed by ", step));
            case ACCEPT ->
                Mrkdwn.of(
                        who,
                        " accepted",
                        step.date() == null ? "; no date yet" : words.date(", due ", step),
                        words.because(step.words()));
            case TAKE_OVER -> Mrkdwn.of(who, " took it over from ", to(step));
            case GIVE_BACK -> Mrkdwn.of(who, " gave it back; it is open again");
            case SUGGEST -> Mrkdwn.of(who, " suggests", words.date(" ", step), words.because(step.words()));
            case AGREE ->
                step.by() == null
                        ? Mrkdwn.of(
                                words.requester(ask),
                                " is no longer here, so the suggestion stands",
                                words.date(": due ", step))
                        : Mrkdwn.of(who, " agreed", words.date(", due ", step));
            case KEEP -> Mrkdwn.of(who, " wants to keep", words.date(" ", step));
            case TAKE_BACK -> Mrkdwn.of(who, " took the suggestion back", words.date("; still due ", step));
            case QUESTION -> Mrkdwn.of(who, " asks ", words.requester(ask), words.because(step.words()));
            case ANSWER ->
                step.by() == null
                        ? Mrkdwn.of(words.requester(ask), " is no longer here, so the question was dropped")
                        : Mrkdwn.of(
                                who,
                                " answered",
                                words.because(step.words()),
                                with(step),
                                words.date("; now due ", step));
            case HAND_OFF -> Mrkdwn.of(who, " handed it to ", to(step), words.because(step.words()));
            case DECLINE ->
                Mrkdwn.of(
                        who,
                        " declined",
                        ask.addressee() instanceof Addressee.OfTeam ? " for the team" : "",
                        step.to() == null ? "" : Mrkdwn.of(" and suggests asking ", to(step)),
                        words.because(step.words()));
            case DONE -> Mrkdwn.of(who, " says it's done", words.because(step.words()));
            case NOT_DONE -> Mrkdwn.of(who, " says it's not done after all", words.date(", due ", step));
            case CONFIRM -> step.by() == null ? Mrkdwn.of("It counts as solved") : Mrkdwn.of(who, " says it's solved");
            case REOPEN -> Mrkdwn.of(who, " says it isn't solved yet", words.because(step.words()));
            case WITHDRAW -> Mrkdwn.of(who, " withdrew it", words.because(step.words()));
            case EDIT -> Mrkdwn.of(who, " changed it", words.date(", needed by ", step), before(step));
            case NUDGE ->
                ask.requester().equals(step.by())
                        ? Mrkdwn.of(who, " asked how it's coming along")
                        : Mrkdwn.of(who, " is waiting for ", words.requester(ask));
            case MAKE_RIGHT ->
                Mrkdwn.of(
                        who,
                        " explains the delay",
                        words.because(step.words()),
                        words.date("; suggests ", step),
                        step.offer() == null
                                ? ""
                                : Mrkdwn.of("; to make up for it, offers", words.because(step.offer())));
            case COMMENT ->
                step.words() == null
                        ? Mrkdwn.of(who, step.files().isEmpty() ? " deleted a comment" : " added ", files(step))
                        : Mrkdwn.of(who, words.because(step.words()), with(step));
            case LEFT -> Mrkdwn.of(step.to() == null ? "Someone" : to(step), " is no longer here");
        };
    }

    /** What became of what a line asked for, in a few words: {@code You answered}. */
    Mrkdwn became(HistoryEntry step, AskView view) {
        Mrkdwn who = words.who(step.by(), view.reader());
        return switch (step.step()) {
            case LOG -> Mrkdwn.of(who, " asked");
            case ACCEPT -> Mrkdwn.of(who, " accepted", words.date(": due ", step));
            case TAKE_OVER -> Mrkdwn.of(who, " took it over");
            case GIVE_BACK -> Mrkdwn.of(who, " gave it back");
            case SUGGEST -> Mrkdwn.of(who, " suggested", words.date(" ", step));
            case AGREE -> Mrkdwn.of(who, " agreed", words.date(": due ", step));
            case KEEP -> Mrkdwn.of(who, " kept", words.date(" ", step));
            case TAKE_BACK -> Mrkdwn.of(who, " took the suggestion back");
            case QUESTION -> Mrkdwn.of(who, " asked a question");
            case ANSWER -> Mrkdwn.of(who, " answered");
            case HAND_OFF -> Mrkdwn.of(who, " handed it to ", to(step));
            case DECLINE -> Mrkdwn.of(who, " declined");
            case DONE -> Mrkdwn.of(who, " marked it as done");
            case NOT_DONE -> Mrkdwn.of(who, " said it's not done after all");
            case CONFIRM -> step.by() == null ? Mrkdwn.of("It counts as solved") : Mrkdwn.of(who, " said it's solved");
            case REOPEN -> Mrkdwn.of(who, " said it isn't solved yet");
            case WITHDRAW -> Mrkdwn.of(who, " withdrew it");
            case EDIT -> Mrkdwn.of(who, " changed it", words.date(", needed by ", step));
            case NUDGE -> Mrkdwn.of(who, " asked again");
            case MAKE_RIGHT -> Mrkdwn.of(who, " explained the delay", words.date(" and suggested ", step));
            case COMMENT -> Mrkdwn.of(who, " commented");
            case LEFT -> Mrkdwn.of(step.to() == null ? "Someone" : to(step), " is no longer here");
        };
    }

    /** Whether {@code told} says when the ask is due, or it has ended, so that this does not matter any more. */
    static boolean saysWhen(HistoryEntry step) {
        return switch (step.step()) {
            case CONFIRM, WITHDRAW -> true;
            case ACCEPT, SUGGEST, AGREE, KEEP, TAKE_BACK, ANSWER, NOT_DONE, EDIT, MAKE_RIGHT -> step.date() != null;
            case LOG, TAKE_OVER, GIVE_BACK, QUESTION, HAND_OFF, DECLINE, DONE, REOPEN, NUDGE, COMMENT, LEFT -> false;
        };
    }

    /** Whether the question that was answered was the reader's. */
    private static boolean answersReader(HistoryEntry answer, AskView view) {
        return view.history().stream()
                .filter(step -> step.step() == Step.QUESTION && step.id() < answer.id())
                .reduce((earlier, later) -> later)
                .map(HistoryEntry::by)
                .filter(by -> by.equals(view.reader()))
                .isPresent();
    }

    /** The same as {@code line} for someone whom it concerns; {@code it} links to their card. */
    Mrkdwn told(HistoryEntry step, AskView view, Mrkdwn it) {
        Ask ask = view.ask();
        Mrkdwn who = words.who(step);
        Mrkdwn because = words.because(step.words());
        return switch (step.step()) {
            case LOG -> Mrkdwn.of(who, " asks ", words.addressee(ask), ": ", it, ".");
            case ACCEPT ->
                Mrkdwn.of(
                        who,
                        " is on ",
                        it,
                        step.date() == null ? ": no date yet" : words.date(": due ", step),
                        because,
                        ".");
            case TAKE_OVER -> Mrkdwn.of(who, " took over ", it, " from ", to(step), ".");
            case GIVE_BACK -> Mrkdwn.of(who, " gave back ", it, ". It's open in ", words.addressee(ask), " again.");
            case SUGGEST -> Mrkdwn.of(who, " suggests", words.date(" ", step), " for ", it, because, ".");
            case AGREE ->
                step.by() == null
                        ? Mrkdwn.of(
                                words.requester(ask),
                                " is no longer here, so",
                                words.date(" ", step),
                                " stands for ",
                                it,
                                ".")
                        : Mrkdwn.of(who, " agreed to", words.date(" ", step), " for ", it, ".");
            case KEEP ->
                Mrkdwn.of(
                        who,
                        " didn't agree to the new date: ",
                        it,
                        words.date(ask.due() == null ? " is still needed by " : " is still due ", step),
                        ".");
            case TAKE_BACK ->
                Mrkdwn.of(who, " took back the suggestion for ", it, words.date(". It is still due ", step), ".");
            case QUESTION -> Mrkdwn.of(who, " asks about ", it, because, ".");
            case ANSWER ->
                step.by() == null
                        ? Mrkdwn.of(
                                words.requester(ask),
                                " is no longer here to answer the question about ",
                                it,
                                ". Do what you think is best.")
                        : Mrkdwn.of(
                                who,
                                answersReader(step, view)
                                        ? " answered your question about "
                                        : " answered the question about ",
                                it,
                                because,
                                there(step, ask),
                                words.date(". It is now due ", step),
                                ".");
            case HAND_OFF -> Mrkdwn.of(who, " handed ", it, " to ", to(step), because, ".", readers(step, ask));
            case DECLINE ->
                Mrkdwn.of(
                        who,
                        ask.addressee() instanceof Addressee.OfTeam
                                ? Mrkdwn.of(" declined ", it, " for ", words.addressee(ask))
                                : Mrkdwn.of(" can't do ", it),
                        because,
                        ".",
                        step.to() == null ? "" : Mrkdwn.of(" ", who, " suggests asking ", to(step), "."));
            case DONE -> Mrkdwn.of(who, " says ", it, " is done", because, ".");
            case NOT_DONE ->
                Mrkdwn.of(who, " says ", it, " is not done after all", words.date(". It is due ", step), ".");
            case CONFIRM -> confirmed(step, ask, it);
            case REOPEN -> Mrkdwn.of(who, " says ", it, " is not solved yet", because, ".");
            case WITHDRAW -> Mrkdwn.of(who, " no longer needs ", it, because, ".");
            case EDIT -> Mrkdwn.of(who, " changed ", it, words.date(", needed by ", step), before(step), ".");
            case NUDGE ->
                ask.requester().equals(step.by())
                        ? Mrkdwn.of(who, " is asking how ", it, " is coming along.")
                        : Mrkdwn.of(who, " is waiting for ", words.requester(ask), ": ", it, ".");
            case MAKE_RIGHT ->
                Mrkdwn.of(who, " suggests", words.date(" ", step), " for ", it, ". The reason", because, ".");
            case COMMENT ->
                step.words() == null
                        ? step.files().isEmpty()
                                ? Mrkdwn.of(who, " deleted a comment on ", it, ".")
                                : Mrkdwn.of(
                                        who,
                                        " added ",
                                        files(step),
                                        " to ",
                                        it,
                                        step.files().size() == 1 ? ". It's" : ". They're",
                                        inTheThread(ask),
                                        ".")
                        : Mrkdwn.of(
                                who,
                                " commented on ",
                                it,
                                because,
                                there(step, ask),
                                step.files().isEmpty() ? "" : ".");
            case LEFT -> left(step, ask, it);
        };
    }

    private Mrkdwn left(HistoryEntry step, Ask ask, Mrkdwn it) {
        if (step.to() != null && step.to().equals(ask.addressee())) {
            return Mrkdwn.of(to(step), " is no longer here. Someone else may be able to help with ", it, ".");
        }
        return Mrkdwn.of(
                step.to() == null ? "The person" : to(step),
                step.to() == null ? " who had " : ", who had ",
                it,
                step.to() == null ? " is no longer here. " : ", is no longer here. ",
                words.isWithoutHelpers(ask)
                        ? words.helpless(ask)
                        : Mrkdwn.of(words.addressee(ask), " can pick it up again."));
    }

    /** The names of the files that were sent with it. */
    private static Mrkdwn files(HistoryEntry step) {
        return Mrkdwn.of(SentFile.names(step.files()));
    }

    private static Mrkdwn with(HistoryEntry step) {
        return step.files().isEmpty() ? Mrkdwn.of() : Mrkdwn.of(", with ", files(step));
    }

    /** The same for someone who reads it elsewhere than the files are. */
    private static Mrkdwn there(HistoryEntry step, Ask ask) {
        return step.files().isEmpty()
                ? Mrkdwn.of()
                : Mrkdwn.of(" (", files(step), step.files().size() == 1 ? " is" : " are", inTheThread(ask), ")");
    }

    /** Where its files are: the sentence links its number to the message that has this thread. */
    private static String inTheThread(Ask ask) {
        return " in the thread under #" + ask.id().number();
    }

    /** Above a file: who sent it. */
    public Mrkdwn sent(HistoryEntry step) {
        return Mrkdwn.of("From ", words.who(step));
    }

    /** Tells who sent files which of them did not go, and why; the details are the problem, where it is, and their ids. */
    public Mrkdwn kept(HistoryEntry step, Ask ask, String details) {
        List<String> ids = List.of(details.split(" "));
        String[] problem = ids.get(0).split("/");
        Mrkdwn which = Mrkdwn.of(SentFile.names(
                step.files().stream().filter(file -> ids.contains(file.id())).toList()));
        Mrkdwn about = Mrkdwn.of(" about ", words.number(ask, null));
        boolean many = ids.size() > 2;
        Mrkdwn notPassedOn = Mrkdwn.of("I didn't pass on ", which, about, ": ");
        return switch (FileProblem.valueOf(problem[0])) {
            case TOO_MANY ->
                Mrkdwn.of(
                        notPassedOn,
                        "the limit is " + SentFile.MOST + " files per message. Send ",
                        many ? "them" : "it",
                        " in another one.");
            case TOO_LARGE ->
                Mrkdwn.of(
                        notPassedOn,
                        many ? "they are" : "it is",
                        " larger than 20 MB. Send a link to ",
                        many ? "them" : "it",
                        " instead.");
            case EMPTY -> Mrkdwn.of(notPassedOn, "the file is empty. Check it and send it again.");
            case GONE -> Mrkdwn.of(notPassedOn, "I can't find the file any more. If you still have it, send it again.");
            case ELSEWHERE -> Mrkdwn.of(notPassedOn, "it isn't stored in Slack. Send a link to it instead.");
            case NOT_INVITED ->
                Mrkdwn.of(
                        notPassedOn,
                        "I'm not in ",
                        problem.length > 1 ? Mrkdwn.channel(new ChannelId(problem[1])) : Mrkdwn.of("that channel"),
                        ". Type /invite @Obliged there, then send ",
                        many ? "them" : "it",
                        " again.");
            case UNFINISHED -> Mrkdwn.of(notPassedOn, "Slack hasn't finished the upload. Send it again.");
            case HARMFUL -> Mrkdwn.of(notPassedOn, "Slack thinks it may be harmful.");
            case IN_DOUBT ->
                Mrkdwn.of("I can't tell whether ", which, about, " arrived. Please check with the recipient.");
            case REFUSED -> Mrkdwn.of(notPassedOn, "Slack refused it. Send it again, or a link to it.");
        };
    }

    /** Who can read an ask that a team has got, as long as that team has it. */
    private Mrkdwn readers(HistoryEntry step, Ask ask) {
        if (!(step.to() instanceof Addressee.OfTeam team) || !team.equals(ask.addressee())) {
            return Mrkdwn.of();
        }
        if (ask.helpersOnly()) {
            return Mrkdwn.of(" Only the helpers there can read it.");
        }
        boolean open = ChannelAccess.isOpen(names.teams().channel(names.workspace(), team.channel()));
        return Mrkdwn.of(open ? " Everyone at your company can read it." : " Everyone in that channel can read it.");
    }

    /** Confirmed by the requester, or automatically after some days or because the requester has left. */
    private Mrkdwn confirmed(HistoryEntry step, Ask ask, Mrkdwn it) {
        if (step.by() != null) {
            return Mrkdwn.of(words.who(step), " says ", it, " is solved.");
        }
        return names.isGone(ask.requester())
                ? Mrkdwn.of(words.requester(ask), " is no longer here, so ", it, " counts as solved.")
                : Mrkdwn.of("Five working days have passed without a word, so ", it, " counts as solved.");
    }

    private Mrkdwn to(HistoryEntry step) {
        return step.to() == null ? Mrkdwn.of("someone else") : words.name(step.to());
    }

    /** What an edit replaced. */
    private Mrkdwn before(HistoryEntry step) {
        boolean undated = step.words() == null && step.impactBefore() == null && step.date() == null;
        return Mrkdwn.of(
                undated ? "; it no longer has a date" : "",
                briefly("; it used to say ", step.words()),
                "".equals(step.impactBefore())
                        ? "; it now says what it means for customers"
                        : briefly("; its impact was ", step.impactBefore()));
    }

    private Mrkdwn briefly(String before, @Nullable String was) {
        return was == null
                ? Mrkdwn.of()
                : Mrkdwn.of(
                        before, "“", Mrkdwn.words(was.replace('\n', ' '), names).shortened(BRIEFLY), "”");
    }
}
