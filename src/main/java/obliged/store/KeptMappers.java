package obliged.store;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import obliged.shared.Id;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows to records by field name. Jdbi's own mapper reads the record's annotations anew for each result, which
 * costs more than most of our queries, so its mappers are cached per query.
 */
final class KeptMappers implements RowMapperFactory {
    private final Map<Class<?>, RowMapper<?>> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> wanted = GenericTypes.getErasedType(type);
        return wanted.isRecord() && !Id.class.isAssignableFrom(wanted)
                ? Optional.of(kept.computeIfAbsent(wanted, one -> new Kept<>(ConstructorMapper.of(one))))
                : Optional.empty();
    }

    private static final class Kept<T> implements RowMapper<T> {
        private final RowMapper<T> reader;
        private final Map<String, RowMapper<T>> bySql = new ConcurrentHashMap<>();

        Kept(RowMapper<T> reader) {
            this.reader = reader;
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return reader.map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
            String sql = context.getRenderedSql();
            RowMapper<T> known = bySql.get(sql);
            if (known == null) {
                known = reader.specialize(row, context);
                bySql.put(sql, known);
            }
            return known;
        }
    }
}
