/** Benchmarks, each with a main of its own; its class comment says how to run it. The README tells what they measure. */
package obliged.bench;
