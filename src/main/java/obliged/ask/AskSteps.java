package obliged.ask;

import java.util.List;
import java.util.Objects;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * What people do with asks. Each step is one transaction: it loads the ask, decides, saves, writes history, and saves
 * the notices that it causes. A refused step throws {@link Refusal} with an {@link AskReason} and changes nothing. A
 * step that is sent twice is processed once; the second time, the ask is returned as it is then.
 */
public final class AskSteps {
    private final Store store;
    private final Outbox outbox;
    private final AskAccess access;
    private final AskNotifications notifications;
    private final FileNotifications files;
    private final LeaverCleanup leaverCleanup;
    private final AutoConfirm autoConfirm;
    private final StepRunner runner;
    private final AskSaver saver;

    /** Is told, in the same transaction, that someone else has an ask from now on. */
    public interface HandsListener {
        void changedHands(Tx tx, AskId ask);
    }

    public AskSteps(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
        this.access = new AskAccess(people, teams);
        this.notifications = new AskNotifications(outbox, teams);
        this.files = new FileNotifications(outbox, teams, notifications);
        this.saver = new AskSaver(access, notifications);
        this.leaverCleanup = new LeaverCleanup(store, access, notifications, saver);
        this.autoConfirm = new AutoConfirm(store, people, access, notifications);
        this.runner = new StepRunner(store, teams, outbox, access, saver, leaverCleanup);
    }

    public void onChangedHands(HandsListener listener) {
        saver.onChangedHands(listener);
    }

    /**
     * Accepts an ask, with or without a date; or names the first date for one that is accepted. A date later than the
     * requested one is a suggestion. Refused with {@link AskReason#DATE_MISSING} if the requested date has passed and no
     * other is given.
     */
    public Ask accept(Act act, long number, @Nullable Date date) {
        return runner.take(act, number, Step.ACCEPT, context -> accept(context, date, null));
    }

    /** Suggests another date. If nobody has accepted the ask, takes it on with that suggestion. */
    public Ask suggest(Act act, long number, Date date, @Nullable String why) {
        return runner.take(act, number, Step.SUGGEST, context -> {
            AskAccess.requireShort(why);
            context.requireAnother(date);
            if (context.ask.state() == State.OPEN
                    || context.ask.isFirstDate(act.by()) && !context.ask.isSuggestion(date)) {
                return accept(context, date, why);
            }
            context.requireAhead(date);
            long step = context.append(context.line(Step.SUGGEST).saying(why).dated(date));
            Ask after = context.ask.suggest(act.by(), date, why, step, context.hours(), context.clock);
            notifications.mustAct(context.tx, after, step, after.awaited().orElseThrow());
            return after;
        });
    }

    private Ask accept(StepContext context, @Nullable Date date, @Nullable String why) {
        context.requireAhead(date);
        Ask ask = context.ask;
        if (date == null && !ask.isAcceptedUndated(context.clock)) {
            throw new Refusal(AskReason.DATE_MISSING);
        }
        PersonId by = context.act.by();
        boolean first = ask.state() == State.OPEN;
        boolean suggests = ask.isSuggestion(date);
        Date usual = date == null && first ? context.usual() : null;
        long accepted = 0;
        if (first || !suggests) {
            accepted = context.append(context.line(Step.ACCEPT)
                    .saying(suggests ? null : why)
                    .dated(suggests ? null : ask.promise(date, usual, context.clock)));
        }
        long suggested =
                suggests ? context.append(context.line(Step.SUGGEST).saying(why).dated(date)) : accepted;
        Ask after = ask.accept(by, date, why, usual, suggested, context.clock);
        context.takesPart(by);
        notifications.accepted(context.tx, after, accepted, suggested, by);
        return after;
    }

    /** Another helper of the team takes it over from its assignee, with its date. */
    public Ask takeOver(Act act, long number) {
        return runner.take(act, number, Step.TAKE_OVER, context -> {
            PersonId before = Objects.requireNonNull(context.ask.assignee());
            long step = context.append(context.line(Step.TAKE_OVER).naming(new Addressee.OfPerson(before)));
            Ask after = context.ask.takeOver(act.by());
            context.takesPart(act.by());
            notifications.takenOver(context.tx, after, step, before, act.by());
            return after;
        });
    }

    /** The assignee gives it back to the team, where it is open again. */
    public Ask giveBack(Act act, long number) {
        return runner.take(act, number, Step.GIVE_BACK, context -> {
            long step = context.append(context.line(Step.GIVE_BACK));
            Ask after = context.ask.free();
            notifications.givenBack(context.tx, context.ask, after, step);
            return after;
        });
    }

    /** Takes back one's own suggestion that was shown. */
    public Ask takeBack(Act act, long number, long proposal) {
        return runner.take(act, number, Step.TAKE_BACK, context -> {
            context.requireStill(proposal);
            long step = context.append(context.line(Step.TAKE_BACK).dated(context.ask.due()));
            Ask after = context.ask.dropProposal();
            notifications.told(context.tx, after, step, act.by());
            return after;
        });
    }

    /** Agrees to the proposal that was shown. */
    public Ask agree(Act act, long number, long proposal) {
        return runner.take(act, number, Step.AGREE, context -> {
            context.requireStill(proposal);
            Ask after = context.ask.agree();
            long step = context.append(context.line(Step.AGREE).dated(after.due()));
            notifications.agreed(context.tx, after, step, act.by());
            return after;
        });
    }

    /** Turns down the proposal that was shown. If nothing is due yet, its assignee is asked again. */
    public Ask keep(Act act, long number, long proposal) {
        return runner.take(act, number, Step.KEEP, context -> {
            context.requireStill(proposal);
            Ask after = context.ask.dropProposal();
            long step = context.append(
                    context.line(Step.KEEP).dated(context.ask.kept().orElseThrow()));
            if (after.due() == null) {
                notifications.mustAct(context.tx, after, step, Objects.requireNonNull(after.assignee()));
            } else {
                notifications.told(context.tx, after, step, act.by());
            }
            return after;
        });
    }

    /** Asks the requester something that must be known first. */
    public Ask question(Act act, long number, String words) {
        return runner.take(act, number, Step.QUESTION, context -> {
            AskAccess.requireWords(words);
            long step = context.append(context.line(Step.QUESTION).saying(words));
            Ask after = context.ask.question(act.by(), words, step, context.hours(), context.clock);
            notifications.mustAct(context.tx, after, step, after.requester());
            return after;
        });
    }

    /** Answers the question that was shown. */
    public Ask answer(Act act, long number, long question, String words) {
        return runner.take(act, number, Step.ANSWER, context -> {
            AskAccess.requireWords(words);
            return answer(context, context.requireStill(question), words, null, List.of());
        });
    }

    private Ask answer(
            StepContext context, Pending asked, String words, @Nullable Message source, List<SentFile> sent) {
        Ask after = context.ask.answer(context.hours(), context.clock);
        boolean moved = !Objects.equals(after.due(), context.ask.due());
        long step = context.append(
                context.line(Step.ANSWER)
                        .saying(words.isEmpty() ? null : words)
                        .sending(sent)
                        .dated(moved ? after.due() : null),
                source);
        notifications.answered(context.tx, after, step, words, access.seeing(context.tx, after, asked.by()));
        files.commented(context.tx, after, step, sent, context.act);
        return after;
    }

    /**
     * Tells the other side something. If a question waits for who says it, it is the answer.
     *
     * @param source the message in which it was written, unless it was a form
     * @param sent the files in that message
     */
    public Ask comment(Act act, long number, String words, @Nullable Message source, List<SentFile> sent) {
        return runner.take(act, number, Step.COMMENT, context -> {
            AskAccess.requireComment(words, sent);
            Ask ask = context.ask;
            if (ask.pending() instanceof Pending.Question question
                    && ask.awaited().filter(act.by()::equals).isPresent()) {
                return answer(context, question, words, source, sent);
            }
            context.requireCommentable();
            long step = context.append(
                    context.line(Step.COMMENT)
                            .saying(words.isEmpty() ? null : words)
                            .sending(sent),
                    source);
            notifications.commented(context.tx, ask, step, words, act);
            files.commented(context.tx, ask, step, sent, act);
            return ask;
        });
    }

    /**
     * Follows an edit of a message whose words were carried to the other side, within an hour. Slack also says that a
     * message has changed when it adds a preview, so the same words change nothing.
     *
     * @param words what it says now; empty if it was deleted
     * @param sent the files in it now
     */
    public void reworded(WorkspaceId workspace, Message message, String words, List<SentFile> sent, String key) {
        store.run(tx -> tx.dao(AskDao.class)
                .said(workspace, message.channel(), message.ts())
                .map(HistoryRow::entry)
                .filter(step -> !step.at().plus(Ask.EDITS_FOLLOWED).isBefore(tx.now()))
                .filter(step -> !words.equals(Objects.requireNonNullElse(step.words(), ""))
                        || step.files().size() != kept(step, sent).size())
                .ifPresent(step -> {
                    List<SentFile> left = kept(step, sent);
                    tx.dao(AskDao.class)
                            .reword(
                                    step.id(),
                                    words.isEmpty() ? null : words,
                                    left.isEmpty() ? null : SentFile.text(left));
                    Ask ask = Asks.load(tx, step.ask());
                    notifications.reworded(tx, ask, step.id(), words, key);
                    files.removed(tx, ask, step.id(), left);
                }));
    }

    /** The files of a step that are still there; none come to a message later. */
    private static List<SentFile> kept(HistoryEntry step, List<SentFile> now) {
        return step.files().stream()
                .filter(file -> now.stream().anyMatch(one -> one.id().equals(file.id())))
                .toList();
    }

    /** Hands it to another person or team, with its history, and shows it to nobody new but those who were chosen. */
    public Ask handOff(Act act, long number, NewAsk.To to, @Nullable String why) {
        return handOff(act, number, to, why, false);
    }

    /**
     * The same; {@code openly} if also those may read it from now on who may read what the new team is asked, even if
     * they could not read it before.
     */
    public Ask handOff(Act act, long number, NewAsk.To to, @Nullable String why, boolean openly) {
        return runner.take(act, number, Step.HAND_OFF, context -> {
            AskAccess.requireShort(why);
            Ask ask = context.ask;
            Addressee whom = access.admit(
                    context.tx, act.workspace(), to, act.by(), access.person(context.tx, ask, ask.requester()));
            context.requireElsewhere(whom);
            boolean publishes = access.wouldPublish(context.tx, ask, whom);
            if (publishes || ask.helpersOnly()) {
                access.requireHelpers(context.tx, act.workspace(), whom, ask.requester());
            }
            boolean helpersOnly = whom instanceof Addressee.OfTeam && (ask.helpersOnly() || publishes && !openly);
            long step = context.append(context.line(Step.HAND_OFF).saying(why).naming(whom));
            Ask after = ask.handOff(whom, helpersOnly);
            context.takesPart(act.by());
            if (whom instanceof Addressee.OfPerson person) {
                context.takesPart(person.person());
            }
            notifications.handedOff(context.tx, ask, after, step, act.by());
            files.handedOff(context.tx, after);
            return after;
        });
    }

    /** Whether handing an ask to a team could show it to people who can't read it now, so that it has to be said first. */
    public boolean wouldPublish(WorkspaceId workspace, Ask ask, ChannelId team) {
        return store.read(tx -> access.wouldPublish(tx, ask, new Addressee.OfTeam(team)));
    }

    /**
     * Declines it.
     *
     * @param suggestion who could help instead
     */
    public Ask decline(Act act, long number, String reason, NewAsk.@Nullable To suggestion) {
        return runner.take(act, number, Step.DECLINE, context -> {
            AskAccess.requireWords(reason);
            Ask ask = context.ask;
            Addressee instead = null;
            if (suggestion != null) {
                instead = access.requireAskable(context.tx, act.workspace(), suggestion, act.by());
                context.requireElsewhere(instead);
            }
            long step = context.append(context.line(Step.DECLINE).saying(reason).naming(instead));
            context.takesPart(act.by());
            notifications.mustAct(context.tx, ask.decline(), step, ask.requester());
            return ask.decline();
        });
    }

    /**
     * Marks it as done; the requester is asked whether it is solved. If it is open, this accepts it too; if
     * it is accepted, another helper may mark it for its assignee.
     */
    public Ask done(Act act, long number, @Nullable String note) {
        return runner.take(act, number, Step.DONE, context -> {
            AskAccess.requireShort(note);
            Ask after = context.ask.done(act.by(), context.clock);
            if (context.ask.state() == State.OPEN) {
                context.append(context.line(Step.ACCEPT).dated(after.due()));
                context.takesPart(act.by());
            }
            long step = context.append(context.line(Step.DONE).saying(note));
            notifications.done(context.tx, after, step, act.by());
            return after;
        });
    }

    /** It was marked as done too early: its assignee has it again. */
    public Ask notDone(Act act, long number) {
        return runner.take(act, number, Step.NOT_DONE, context -> {
            Ask after = context.ask.reopen(context.clock);
            long step = context.append(context.line(Step.NOT_DONE).dated(after.due()));
            notifications.told(context.tx, after, step, act.by());
            return after;
        });
    }

    /** The requester confirms that it is solved. */
    public Ask confirm(Act act, long number) {
        return runner.take(act, number, Step.CONFIRM, context -> {
            long step = context.append(context.line(Step.CONFIRM));
            notifications.shown(context.tx, context.ask.confirm(), step);
            return context.ask.confirm();
        });
    }

    /**
     * Saves the requester's rating of a solved ask, for two weeks after it was confirmed. A later rating replaces an earlier
     * one, unless it is empty.
     *
     * @param stars from 1 to 5
     * @param better what could be better
     */
    public void rate(Act act, long number, @Nullable Integer stars, @Nullable String better) {
        AskAccess.requireShort(better);
        store.run(tx -> {
            Ask ask = Asks.visible(tx, access, new AskId(act.workspace(), number), act.by());
            if (!ask.requester().equals(act.by())) {
                throw new Refusal(AskReason.NOT_THEIRS);
            }
            if (!Asks.isRatable(ask, Asks.history(tx, ask), tx.now())) {
                throw new Refusal(AskReason.NOT_NOW);
            }
            boolean says = stars != null || better != null;
            if (outbox.markProcessed(tx, act.workspace(), act.key(), number) && says) {
                tx.dao(AskDao.class).rate(act.workspace(), number, stars, better, tx.now());
                notifications.rated(tx, ask, act);
            }
        });
    }

    /** The requester says that it is not solved: the assignee has it again, and is asked for a date if none is ahead. */
    public Ask reopen(Act act, long number, String missing) {
        return runner.take(act, number, Step.REOPEN, context -> {
            AskAccess.requireWords(missing);
            Ask after = context.ask.reopen(context.clock);
            long step = context.append(context.line(Step.REOPEN).saying(missing).dated(after.due()));
            PersonId assignee = Objects.requireNonNull(after.assignee());
            notifications.reopened(
                    context.tx, after, step, assignee, access.isGone(context.tx, act.workspace(), assignee));
            return after;
        });
    }

    /** The requester no longer needs it. */
    public Ask withdraw(Act act, long number, @Nullable String why) {
        return runner.take(act, number, Step.WITHDRAW, context -> {
            AskAccess.requireShort(why);
            long step = context.append(context.line(Step.WITHDRAW).saying(why));
            notifications.told(context.tx, context.ask.withdraw(), step, act.by());
            return context.ask.withdraw();
        });
    }

    /** Changes the words or the requested date. After acceptance, a new date is a suggestion. */
    public Ask edit(Act act, long number, Wish wanted) {
        return runner.take(act, number, Step.EDIT, context -> {
            AskAccess.requireWords(wanted);
            Wish before = context.ask.wish();
            Wish wish = wanted.datedAs(before);
            if (wish.equals(before)) {
                throw new Refusal(AskReason.NOTHING_CHANGED);
            }
            Date by = wish.neededBy();
            boolean dated = !Objects.equals(by, before.neededBy());
            if (dated) {
                context.requireAhead(by);
            }
            long step = context.append(context.line(Step.EDIT)
                    .saying(wish.words().equals(before.words()) ? null : before.words())
                    .with(
                            Objects.equals(wish.impact(), before.impact())
                                    ? null
                                    : new HistoryEntry.Details.ImpactBefore(
                                            Objects.requireNonNullElse(before.impact(), "")))
                    .dated(dated ? by : null));
            Ask after = context.ask.edit(wish);
            if (dated && by != null && after.state() == State.ACCEPTED && !by.isSameAs(after.due())) {
                Ask suggested = after.suggest(act.by(), by, null, step, context.hours(), context.clock);
                notifications.mustAct(
                        context.tx, suggested, step, suggested.awaited().orElseThrow());
                return suggested;
            }
            notifications.edited(context.tx, after, step);
            return after;
        });
    }

    /** Asks the other side how it goes, at most once a day. */
    public Ask nudge(Act act, long number) {
        return runner.take(act, number, Step.NUDGE, context -> {
            if (act.by().equals(context.ask.requester())) {
                access.requireReached(context.tx, context.ask);
            }
            long step = context.append(context.line(Step.NUDGE));
            Ask after = context.ask.nudge(act.by(), context.tx.now());
            notifications.nudged(context.tx, after, step, act.by(), context.clock.tomorrow());
            return after;
        });
    }

    /** Makes a late promise right: says what happened and what the requester gets for it, and suggests a new date. */
    public Ask makeRight(Act act, long number, String happened, Date date, @Nullable String offer) {
        return runner.take(act, number, Step.MAKE_RIGHT, context -> {
            AskAccess.requireWords(happened);
            AskAccess.requireShort(offer);
            context.requireAhead(date);
            long step = context.append(context.line(Step.MAKE_RIGHT)
                    .saying(happened)
                    .with(offer == null ? null : new HistoryEntry.Details.Offer(offer))
                    .dated(date));
            Ask after = context.ask.suggest(act.by(), date, happened, step, context.hours(), context.clock);
            notifications.mustAct(context.tx, after, step, after.requester());
            return after;
        });
    }

    /** Cleans up the asks of people who left. To be called when someone may have left; it is idempotent. */
    public void cleanUpAfterLeavers(WorkspaceId workspace) {
        leaverCleanup.settleAll(workspace);
    }

    /** Confirms asks whose requester has not responded for five of their working days. To be called periodically. */
    public void autoConfirm(WorkspaceId workspace) {
        autoConfirm.settleAll(workspace);
    }
}
