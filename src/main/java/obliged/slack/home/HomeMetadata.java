package obliged.slack.home;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.slack.metadata.AskListMetadata;
import obliged.slack.metadata.EarlierNotation;
import obliged.slack.metadata.Metadata;

/** The pages that the sections of a Home tab show. */
record HomeMetadata(List<AskListMetadata> lists) {
    HomeMetadata {
        lists = Objects.requireNonNullElse(lists, List.of());
    }

    static HomeMetadata read(String text) {
        return Metadata.read(text, HomeMetadata.class, EarlierNotation.LISTS).orElse(new HomeMetadata(List.of()));
    }

    HomeMetadata and(AskListMetadata other) {
        return new HomeMetadata(Stream.concat(lists.stream(), Stream.of(other)).toList());
    }

    String text() {
        return Metadata.write(this);
    }
}
