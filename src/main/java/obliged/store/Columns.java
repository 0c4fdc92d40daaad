package obliged.store;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obliged.shared.Id;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows to records, and values to columns: an instant as epoch milliseconds, a duration as milliseconds, a day as
 * 2026-11-26, a zone as its IANA name, an id as its text, a list of numbers with commas between.
 */
final class Columns implements JdbiPlugin {
    private static final GenericType<List<Long>> NUMBERS = new GenericType<>() {};

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerRowMapper(new KeptMappers());
        jdbi.registerArgument((ArgumentFactory) Columns::argument);
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> instant(row, column));
        jdbi.registerColumnMapper(Duration.class, (row, column, context) -> duration(row, column));
        jdbi.registerColumnMapper(NUMBERS, (row, column, context) -> numbers(row.getString(column)));
        jdbi.registerColumnMapper(LocalDate.class, (row, column, context) -> day(row, column));
        jdbi.registerColumnMapper(ZoneId.class, (row, column, context) -> zone(row, column));
        jdbi.registerColumnMapper((ColumnMapperFactory) Columns::id);
    }

    private static Optional<Argument> argument(Type type, Object value, ConfigRegistry config) {
        if (value instanceof Instant instant) {
            return Optional.of((position, statement, context) -> statement.setLong(position, instant.toEpochMilli()));
        }
        if (value instanceof Duration duration) {
            return Optional.of((position, statement, context) -> statement.setLong(position, duration.toMillis()));
        }
        if (value instanceof List<?> numbers) {
            String text = numbers.stream().map(String::valueOf).collect(joining(","));
            return Optional.of((position, statement, context) -> statement.setString(position, text));
        }
        if (value instanceof LocalDate day) {
            return Optional.of((position, statement, context) -> statement.setString(position, day.toString()));
        }
        if (value instanceof ZoneId zone) {
            return Optional.of((position, statement, context) -> statement.setString(position, zone.getId()));
        }
        if (value instanceof Id id) {
            return Optional.of((position, statement, context) -> statement.setString(position, id.value()));
        }
        return Optional.empty();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    private static List<Long> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable ZoneId zone(ResultSet row, int column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : ZoneId.of(name);
    }

    private static Optional<ColumnMapper<?>> id(Type type, ConfigRegistry config) {
        Class<?> wanted = GenericTypes.getErasedType(type);
        if (!Id.class.isAssignableFrom(wanted) || !wanted.isRecord()) {
            return Optional.empty();
        }
        Constructor<?> constructor = wanted.getConstructors()[0];
        return Optional.of((row, column, context) -> {
            String value = row.getString(column);
            try {
                return value == null ? null : constructor.newInstance(value);
            } catch (ReflectiveOperationException e) {
                throw new SQLException("not a " + wanted.getSimpleName() + ": " + value, e);
            }
        });
    }
}
