/** The benchmark: {@link obliged.bench.Benchmark} runs it and prints one table. See {@code src/site/benchmark.md}. */
@NullMarked
package obliged.bench;

import org.jspecify.annotations.NullMarked;
