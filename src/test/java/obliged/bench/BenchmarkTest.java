package obliged.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmark's command still runs: its figures are for people to read. */
@Tag("alone")
class BenchmarkTest {
    @Test
    void aReplyIsMeasuredBesideTheFloor() throws Exception {
        assertThat(Benchmark.run(true, "reply-1"))
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(row.ratio()).isPositive());
    }

    @Test
    void aCaseOfAnUnknownNameIsRefused() {
        assertThatThrownBy(() -> Benchmark.run(true, "reply-2")).hasMessageContaining("reply-16");
    }

    @Test
    void aFigureIsJudgedByItsRatioOrByItself() {
        assertThat(Row.of("reply", "µs", 120).beside(100).ratioAtMost(1.25).line())
                .contains("1.20")
                .contains("met");
        assertThat(Row.of("reply", "µs", 130).beside(100).ratioAtMost(1.25).line())
                .contains("missed");
        assertThat(Row.of("asks", "a second", 130).beside(100).ratioAtLeast(1).line())
                .contains("met");
        assertThat(Row.of("log", "MB", 17).atMost(16).line()).contains("17.0").contains("missed");
    }
}
