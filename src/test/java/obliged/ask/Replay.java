package obliged.ask;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Where an ask stands as its history alone tells it, line by line. */
final class Replay {
    private final Function<PersonId, Person> people;
    Addressee addressee;
    State state = State.OPEN;

    @Nullable
    PersonId assignee;

    @Nullable
    Date due;

    @Nullable
    Pending pending;

    @Nullable
    Instant doneAt;

    @Nullable
    PersonId doneBy;

    @Nullable
    Instant nudgedAt;

    /** Of an ask that was made to {@code first}. */
    Replay(Addressee first, Function<PersonId, Person> people) {
        this.addressee = first;
        this.people = people;
    }

    Replay after(List<HistoryEntry> history) {
        require(history.get(0).step() == Step.LOG, "it begins with its logging");
        history.subList(1, history.size()).forEach(this::follow);
        return this;
    }

    private void follow(HistoryEntry line) {
        if (line.step() == Step.COMMENT) {
            require(line.words() != null, "a comment says something");
            return;
        }
        require(state != State.DECLINED && state != State.WITHDRAWN, "nothing follows a terminal state");
        switch (line.step()) {
            case ACCEPT -> accept(line);
            case SUGGEST -> propose(line, line.words());
            case MAKE_RIGHT -> {
                require(Objects.equals(line.by(), assignee), "who has it makes it right");
                propose(line, line.words());
            }
            case EDIT -> {
                if (state == State.ACCEPTED
                        && line.date() != null
                        && !line.date().isSameAs(due)) {
                    propose(line, null);
                }
            }
            case QUESTION -> {
                endQuestion(line.at());
                pending = new Pending.Question(
                        line.id(), Objects.requireNonNull(line.by()), Objects.requireNonNull(line.words()), line.at());
            }
            case ANSWER -> answer(line);
            case AGREE -> {
                require(
                        pending instanceof Pending.Proposal proposal
                                && proposal.date().equals(line.date()),
                        "what is agreed was proposed");
                due = line.date();
                pending = null;
            }
            case KEEP -> {
                require(due == null || due.equals(line.date()), "what is kept was due");
                require(pending instanceof Pending.Proposal, "what is turned down was proposed");
                pending = null;
            }
            case TAKE_BACK -> {
                require(pending instanceof Pending.Proposal, "what is taken back was proposed");
                pending = null;
            }
            case TAKE_OVER -> {
                require(
                        state == State.ACCEPTED
                                && new Addressee.OfPerson(Objects.requireNonNull(assignee)).equals(line.to()),
                        "it is taken over from who had it");
                assignee = line.by();
            }
            case GIVE_BACK -> {
                require(Objects.equals(line.by(), assignee), "who has it gives it back");
                free();
            }
            case HAND_OFF -> {
                addressee = Objects.requireNonNull(line.to());
                free();
            }
            case LEFT -> {
                if (state == State.ACCEPTED) {
                    require(
                            new Addressee.OfPerson(Objects.requireNonNull(assignee)).equals(line.to()),
                            "who left is who had it");
                    free();
                }
            }
            case DONE -> {
                end(State.DONE);
                doneAt = line.at();
                doneBy = line.by();
            }
            case CONFIRM -> {
                require(state == State.DONE, "what is confirmed was done");
                end(State.CONFIRMED);
            }
            case DECLINE -> end(State.DECLINED);
            case WITHDRAW -> end(State.WITHDRAWN);
            case NOT_DONE -> {
                require(state == State.DONE, "what is not done after all was done");
                reopen(line);
            }
            case REOPEN -> {
                require(state == State.DONE || state == State.CONFIRMED, "what is reopened was done");
                reopen(line);
            }
            case NUDGE -> nudgedAt = line.at();
            case LOG, COMMENT -> throw new AssertionError("logged twice");
        }
    }

    private void reopen(HistoryEntry line) {
        state = State.ACCEPTED;
        require(line.date() == null || line.date().equals(due), "a date that lies ahead stays");
        due = line.date();
    }

    private void accept(HistoryEntry line) {
        if (state == State.ACCEPTED) {
            require(due == null && Objects.equals(line.by(), assignee), "who has it gives the first date");
            pending = pending instanceof Pending.Question ? pending : null;
        } else {
            require(state == State.OPEN && assignee == null, "only one has it");
        }
        state = State.ACCEPTED;
        assignee = line.by();
        due = line.date();
        if (pending instanceof Pending.Question question) {
            // Its clock stops from now: before there was no promise.
            pending = new Pending.Question(question.step(), question.by(), question.words(), line.at());
        }
    }

    private void propose(HistoryEntry line, @Nullable String why) {
        endQuestion(line.at());
        pending = new Pending.Proposal(
                line.id(), Objects.requireNonNull(line.by()), Objects.requireNonNull(line.date()), why, line.at());
    }

    private void answer(HistoryEntry line) {
        require(pending instanceof Pending.Question, "what is answered was asked");
        Date before = due;
        endQuestion(line.at());
        require(
                Objects.equals(line.date(), Objects.equals(before, due) ? null : due),
                "the answer tells how the date moved");
        pending = null;
    }

    /** A question, answered or replaced, moves the date by as long as it waited; unless it was over before. */
    private void endQuestion(Instant at) {
        if (pending instanceof Pending.Question question && due != null && assignee != null) {
            Person doer = people.apply(assignee);
            if (due.ends(doer.zone()).isAfter(question.since())) {
                due = due.movedBy(question.since(), at, doer.hours());
            }
        }
    }

    private void free() {
        state = State.OPEN;
        assignee = null;
        due = null;
        pending = null;
    }

    private void end(State end) {
        state = end;
        pending = null;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("broken: " + rule);
        }
    }
}
