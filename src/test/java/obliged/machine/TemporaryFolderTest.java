package obliged.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporaryFolderTest {
    private static final List<String> MOUNTS = List.of(
            "overlay / overlay rw,relatime 0 0",
            "tmpfs /tmp tmpfs rw,nosuid,noexec,size=1024k 0 0",
            "tmpfs /tmp/run tmpfs rw,nosuid 0 0",
            "/dev/sda1 /my\\040files ext4 rw,noexec 0 0",
            "tmpfs /twice tmpfs rw,noexec 0 0",
            "tmpfs /twice tmpfs rw 0 0",
            "odd");

    @ParameterizedTest
    @CsvSource({
        "/tmp, false",
        "/tmp/deep/in/it, false",
        "/tmp/run, true",
        "/tmpfs, true",
        "/var/tmp, true",
        "/my files/tmp, false",
        "/twice, true"
    })
    void whereItIsMountedSaysWhetherItMayRunThings(Path folder, boolean mayRun) {
        assertThat(TemporaryFolder.mayRun(folder, MOUNTS)).isEqualTo(mayRun);
    }

    @ParameterizedTest
    @CsvSource({"/tmp"})
    void aSystemWithoutSuchAListMayRunThings(Path folder) {
        assertThat(TemporaryFolder.mayRun(folder, List.of())).isTrue();
    }
}
