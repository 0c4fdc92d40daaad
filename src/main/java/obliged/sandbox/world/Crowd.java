package obliged.sandbox.world;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The many people of a big company, and their channels, one for every five of them. They are made up by rule from their
 * number each time they are looked at, so that they take no memory.
 *
 * @param since when all of them came
 */
record Crowd(int people, String team, Instant since) {
    private static final List<String> FIRST = List.of(
            "Mia", "Noah", "Zoë", "Luís", "Aiko", "Omar", "Ines", "Jonas", "Priya", "Mateo", "Freya", "Søren", "Lena",
            "Kofi", "Nadia", "Tomás");

    private static final List<String> LAST = List.of(
            "Abbott",
            "Berger",
            "Castro",
            "Dubois",
            "Eriksen",
            "Fischer",
            "García",
            "Haddad",
            "Ito",
            "Jensen",
            "Kowalski",
            "Lopes",
            "Meyer",
            "Novak",
            "Okafor",
            "Petrov",
            "Quist",
            "Rossi",
            "Silva");

    private static final List<String> ZONES = List.of(
            "Europe/Lisbon",
            "Europe/Berlin",
            "America/New_York",
            "America/Los_Angeles",
            "Asia/Tokyo",
            "Asia/Kolkata",
            "America/Sao_Paulo",
            "Australia/Sydney");

    private static final List<String> TOPICS = List.of("project", "team", "region", "release", "topic", "office");

    private static final int PEOPLE_A_CHANNEL = 5;

    /** People are called {@code mia0}, {@code noah1}…: the number at the end says who it is. */
    private String handle(int number) {
        return FIRST.get(number % FIRST.size())
                        .toLowerCase(Locale.ROOT)
                        .replace('ë', 'e')
                        .replace('í', 'i')
                        .replace('ø', 'o')
                        .replace('á', 'a')
                + number;
    }

    private static String personId(int number) {
        return "U" + (900_000_000 + number);
    }

    Person person(int number) {
        String first = FIRST.get(number % FIRST.size());
        Person.Kind kind = number % 50 == 49 ? Person.Kind.GUEST : Person.Kind.MEMBER;
        return new Person(
                personId(number),
                team,
                handle(number),
                first + " " + LAST.get(number % LAST.size()),
                first,
                ZONES.get(number % ZONES.size()),
                "en-US",
                kind,
                false,
                number % 20 == 19,
                Person.Status.NONE,
                since);
    }

    Optional<Person> findPerson(String idOrName) {
        return number(idOrName, people)
                .map(this::person)
                .filter(one -> one.id().equals(idOrName) || one.name().equals(idOrName));
    }

    int channels() {
        return people / PEOPLE_A_CHANNEL;
    }

    private static String channelId(int number) {
        return "C" + (900_000_000 + number);
    }

    Channel channel(int number) {
        List<String> members = IntStream.rangeClosed(0, number % 9)
                .mapToObj(i -> personId((int) ((number * (long) PEOPLE_A_CHANNEL + i * 7919L) % people)))
                .toList();
        return new Channel(
                channelId(number),
                TOPICS.get(number % TOPICS.size()) + "-" + number,
                Channel.Kind.PUBLIC,
                members,
                number % 10 == 9,
                false,
                Channel.Posting.FREE,
                since);
    }

    Optional<Channel> findChannel(String idOrName) {
        return number(idOrName, channels())
                .map(this::channel)
                .filter(one -> one.id().equals(idOrName) || one.name().equals(idOrName));
    }

    /** The ids of all people. */
    List<String> ids() {
        return new MadeUp<>(people, Crowd::personId) {
            @Override
            public boolean contains(Object id) {
                return findPerson(String.valueOf(id))
                        .filter(one -> one.id().equals(id))
                        .isPresent();
            }
        };
    }

    List<Person> all() {
        return new MadeUp<>(people, this::person);
    }

    List<Channel> allChannels() {
        return new MadeUp<>(channels(), this::channel);
    }

    /** The number at the end of an id or a name. */
    private static Optional<Integer> number(String idOrName, int below) {
        String digits = idOrName.replaceFirst("^[UC]9(?=\\d{8}$)", "").replaceFirst("^.*?(\\d{1,9})$", "$1");
        return digits.matches("\\d{1,9}") && Integer.parseInt(digits) < below
                ? Optional.of(Integer.parseInt(digits))
                : Optional.empty();
    }

    /** One list after the other. */
    static <T> List<T> joined(List<T> first, List<T> second) {
        return new MadeUp<>(
                first.size() + second.size(), i -> i < first.size() ? first.get(i) : second.get(i - first.size())) {
            @Override
            public boolean contains(Object element) {
                return first.contains(element) || second.contains(element);
            }
        };
    }

    /** The same list with each element changed when it is looked at. */
    static <T> List<T> mapped(List<T> list, UnaryOperator<T> change) {
        return new MadeUp<>(list.size(), i -> change.apply(list.get(i)));
    }

    private static class MadeUp<T> extends AbstractList<T> implements RandomAccess {
        private final int size;
        private final IntFunction<T> element;

        MadeUp(int size, IntFunction<T> element) {
            this.size = size;
            this.element = element;
        }

        @Override
        public T get(int index) {
            return element.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
