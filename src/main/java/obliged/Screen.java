package obliged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import picocli.CommandLine.Model.CommandSpec;

/** What the operator's commands write and read, and what they exit with. */
record Screen(CommandSpec spec) {
    static final int DONE = 0;
    static final int FOUND = 1;
    static final int UNUSABLE = 2;

    static Screen of(CommandSpec spec) {
        return new Screen(spec);
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Writes text as it is, with its line ends. */
    void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    int unusable(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
        return UNUSABLE;
    }

    /** Says what is wrong, and returns the exit code. */
    int unusable(Exception e) {
        return unusable(String.valueOf(e.getMessage()));
    }

    /** Asks on the terminal. Without one, the answer is no. */
    boolean agrees(String question) {
        spec.commandLine().getOut().print(question + " [y/N] ");
        spec.commandLine().getOut().flush();
        try {
            // Not closed: it is the input of the whole process.
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (line == null) {
                say("");
            }
            return line != null && line.strip().matches("(?i)y|yes");
        } catch (IOException e) {
            return false;
        }
    }
}
