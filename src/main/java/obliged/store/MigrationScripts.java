package obliged.store;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The names of this version's migration scripts, from the jar or the folder in which this class stands. */
final class MigrationScripts {
    private static final String SUFFIX = ".sql";

    private MigrationScripts() {}

    static Set<String> names() throws IOException {
        String own = MigrationScripts.class.getSimpleName() + ".class";
        URL here = Objects.requireNonNull(MigrationScripts.class.getResource(own));
        if (here.openConnection() instanceof JarURLConnection packed) {
            String folder =
                    packed.getEntryName().substring(0, packed.getEntryName().length() - own.length());
            try (JarFile jar = new JarFile(Path.of(uri(packed.getJarFileURL())).toFile());
                    Stream<String> names = jar.stream().map(entry -> entry.getName())) {
                return scripts(
                        names.filter(name -> name.startsWith(folder)).map(name -> name.substring(folder.length())));
            }
        }
        Path folder = Path.of(uri(Objects.requireNonNull(MigrationScripts.class.getResource("V1__the_house.sql"))))
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return scripts(files.map(path -> path.getFileName().toString()));
        }
    }

    private static Set<String> scripts(Stream<String> names) {
        return names.filter(name -> name.startsWith("V") && name.endsWith(SUFFIX))
                .collect(toSet());
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
