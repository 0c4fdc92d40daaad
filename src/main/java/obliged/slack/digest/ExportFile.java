package obliged.slack.digest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import obliged.ask.HistoryEntry;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.digest.Export;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.kit.Viewer;
import obliged.slack.text.FieldText;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * All asks that someone may see as a file for a spreadsheet: CSV as RFC 4180 has it, in UTF-8 with the mark that tells a
 * spreadsheet so, its moments on the reader's clocks. Written line by line, so that it takes no more memory than one.
 */
final class ExportFile {
    private static final List<String> HEADERS = List.of(
            "number",
            "asked at",
            "asked by",
            "asked of",
            "has it",
            "state",
            "late",
            "needed by",
            "due",
            "first answer at",
            "done at",
            "on time",
            "stars",
            "words",
            "customer impact",
            "comments");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);

    /** What makes a spreadsheet take a cell for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /** What some spreadsheet takes for the end of a cell, although it stands between quotes. */
    private static final String SEPARATORS = ";|\t\r\n\"";

    private final Export export;
    private final Teams teams;

    ExportFile(Export export, Teams teams) {
        this.export = export;
        this.teams = teams;
    }

    void write(Viewer viewer, OutputStream to) throws IOException {
        Rows rows = new Rows(viewer);
        try (Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
            text.write(BYTE_ORDER_MARK);
            write(text, lines -> {
                lines.accept(HEADERS.toArray(String[]::new));
                export.each(viewer.workspace(), viewer.id(), line -> lines.accept(rows.of(line)));
            });
        }
    }

    /**
     * Writes rows with every cell in quotes: a spreadsheet whose separator is not the comma would otherwise end a cell
     * in the middle of people's words.
     */
    static void write(Writer to, Consumer<Consumer<String[]>> rows) throws IOException {
        CsvMapper csv = CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS, CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
        try (SequenceWriter lines = csv.writerFor(String[].class).with(schema).writeValues(to)) {
            rows.accept(row -> write(lines, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(SequenceWriter lines, String[] row) {
        try {
            lines.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts an apostrophe before what a spreadsheet would compute, at the beginning and after each separator. */
    static String harmless(String words) {
        StringBuilder harmless = new StringBuilder(words.length());
        boolean begins = true;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (begins && FORMULA.indexOf(c) >= 0) {
                harmless.append('\'');
            }
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            begins = SEPARATORS.indexOf(c) >= 0 || begins && blank;
            harmless.append(c);
        }
        return harmless.toString();
    }

    /** The rows of one reader. */
    private final class Rows {
        private final Viewer viewer;
        private final Names names;

        Rows(Viewer viewer) {
            this.viewer = viewer;
            this.names = viewer.names();
        }

        String[] of(Export.Line line) {
            return new String[] {
                String.valueOf(line.number()),
                moment(line.askedAt()),
                person(line.requester()),
                addressee(line.addressee()),
                person(line.assignee()),
                line.state().name().toLowerCase(Locale.ENGLISH),
                line.overdue() ? "yes" : "no",
                date(line.neededBy()),
                date(line.due()),
                moment(line.firstAnswer()),
                moment(line.done()),
                line.onTime() == null ? "" : line.onTime() ? "yes" : "no",
                line.rating() == null ? "" : line.rating().toString(),
                words(line.words()),
                line.impact() == null ? "" : words(line.impact()),
                line.talk().stream().map(this::said).collect(joining("\n"))
            };
        }

        private String said(HistoryEntry talk) {
            String files = talk.files().isEmpty() ? "" : " [" + harmless(SentFile.names(talk.files())) + "]";
            return moment(talk.at()) + " " + person(talk.by()) + ": "
                    + (talk.words() == null ? "" : words(talk.words())) + files;
        }

        private String moment(@Nullable Instant at) {
            return at == null ? "" : MOMENT.format(at.atZone(viewer.zone()));
        }

        private String date(@Nullable Date date) {
            if (date == null) {
                return "";
            }
            return date.time() == null ? date.day().toString() : moment(date.ends(date.zone()));
        }

        private String person(@Nullable PersonId person) {
            return person == null ? "" : harmless(names.of(person));
        }

        private String addressee(Addressee addressee) {
            return addressee instanceof Addressee.OfPerson asked
                    ? person(asked.person())
                    : channel(((Addressee.OfTeam) addressee).channel());
        }

        /** Someone who once took part may have left a closed channel: then its name is no longer for them. */
        private String channel(ChannelId channel) {
            return names.known(channel)
                    .filter(known -> teams.access().mayKnowOf(viewer.workspace(), channel, viewer.id()))
                    .map(Channel::name)
                    .map(name -> "#" + name)
                    .orElseGet(() -> names.of(channel));
        }

        private String words(String kept) {
            return harmless(FieldText.shown(kept, names));
        }
    }
}
