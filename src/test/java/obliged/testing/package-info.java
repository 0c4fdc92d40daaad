/**
 * What helps tests: the bot with a sandbox ({@link obliged.testing.Office}, and {@link obliged.testing.InOffice} to extend), the
 * bot as a process of its own, browsers, clocks, faulty disks and raw requests. Holds no tests.
 */
package obliged.testing;
