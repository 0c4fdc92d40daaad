package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    @TempDir
    Path directory;

    private final List<String> prepared = new ArrayList<>();

    @Test
    void aStatementWithNamedParametersIsMadeOnce() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("obliged.db"))) {
            KeptStatements kept = new KeptStatements();
            Jdbi jdbi = Jdbi.create(() -> watched(connection));
            jdbi.setStatementBuilderFactory(each -> kept);
            try (Handle handle = jdbi.open()) {
                for (int i = 0; i < 5; i++) {
                    assertThat(handle.createQuery("SELECT :number + 1")
                                    .bind("number", i)
                                    .mapTo(Integer.class)
                                    .one())
                            .isEqualTo(i + 1);
                }
                handle.createUpdate("CREATE TABLE t (x INTEGER)").execute();
                for (int i = 0; i < 5; i++) {
                    handle.createUpdate("INSERT INTO t (x) VALUES (:x)")
                            .bind("x", i)
                            .execute();
                }
            }
        }
        assertThat(prepared)
                .containsExactly("SELECT ? + 1", "CREATE TABLE t (x INTEGER)", "INSERT INTO t (x) VALUES (?)");
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add((String) arguments[0]);
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
