package obliged.words;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The page of all sentences that people read, by feature, taken from the sources: what is put in when a sentence is
 * made stands in braces, and so do its alternatives. To write the page anew, run the main.
 */
public final class WordsPage {
    private static final Path SOURCES = Path.of("src/main/java/obliged");

    static final Path PAGE = Path.of("src/site/words.md");

    private static final String LOG = "The log";

    /** By the beginning of a package; the first that fits. */
    private static final Map<String, String> FEATURES = features();

    /** Stand-ins for Slack and made-up people, and what is typed rather than said. */
    private static final List<String> LEFT_OUT = List.of(
            "sandbox/api",
            "sandbox/blocks",
            "sandbox/wire",
            "sandbox/world",
            "Rehearsal",
            "DemoStory",
            "DayTable",
            "TimeTable");

    /** What only a programmer's mistake shows. */
    private static final Set<String> MISTAKES = Set.of(
            "AssertionError",
            "IllegalArgumentException",
            "IllegalStateException",
            "NoSuchElementException",
            "UncheckedIOException",
            "UnsupportedOperationException");

    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");

    /** SQL, patterns of dates, and types of content. */
    private static final Pattern FOR_MACHINES = Pattern.compile(
            "(?s).*(?:\\b[A-Z]{2,} [A-Z]{3,}\\b|\\bSELECT\\b|\\b(?:UPDATE|DELETE|PRAGMA|AND|SAVEPOINT|RELEASE|ROLLBACK|BEGIN) |[ (]:(?:person|workspace)\\b|_id\\b|IS NOT|MMM|charset=).*");

    /** What is put in, not one of several texts. */
    private static final Pattern PUT_IN = Pattern.compile("\\{[^}|]*}");

    private final Map<String, Map<String, Set<String>>> found = new LinkedHashMap<>();

    private WordsPage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, write());
    }

    private static Map<String, String> features() {
        Map<String, String> features = new LinkedHashMap<>();
        features.put("slack/ask", "Asks");
        features.put("slack/reminder", "Reminders");
        features.put("slack/thanks", "Thanks");
        features.put("slack/digest", "The weekly digest");
        features.put("slack/team", "Teams");
        features.put("slack/home", "The Home tab");
        features.put("slack/dates", "Dates");
        features.put("slack", "All features");
        features.put("sandbox", "The sandbox");
        features.put("demo", "The sandbox");
        features.put("", "Settings, commands of the jar, and errors");
        return features;
    }

    static String write() throws IOException {
        WordsPage page = new WordsPage();
        page.read();
        StringBuilder text = new StringBuilder("""
                # Every sentence

                All that people read, taken from the code by feature and class: messages, forms, help, errors, the sandbox, the
                commands of the jar, and the log. What is put in when a sentence is made stands in braces; alternatives stand
                there with a bar between them. `mvn test` fails when this page is old and says how to write it anew.
                """);
        page.found.forEach((feature, classes) -> {
            if (!classes.isEmpty()) {
                text.append("\n## ").append(feature).append('\n');
                classes.forEach((name, sentences) -> text.append("\n**")
                        .append(name)
                        .append("**\n\n```text\n")
                        .append(String.join("\n", sentences))
                        .append("\n```\n"));
            }
        });
        return text.toString();
    }

    private void read() throws IOException {
        FEATURES.values().forEach(feature -> found.put(feature, new TreeMap<>()));
        found.put(LOG, new TreeMap<>());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(SOURCES);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            LEFT_OUT.stream().noneMatch(SOURCES.relativize(file).toString()::contains))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                String file = SOURCES.toAbsolutePath()
                        .relativize(Path.of(unit.getSourceFile().toUri()))
                        .toString();
                new Scanner(file).scan(unit, null);
            }
        }
    }

    private void add(String feature, String className, String sentence) {
        if (isSentence(sentence)) {
            found.get(feature)
                    .computeIfAbsent(className, name -> new LinkedHashSet<>())
                    .add(sentence.strip().replaceAll("\\R", " ⏎ "));
        }
    }

    /** Whether people read it: several words, or a label that begins with a capital. */
    private static boolean isSentence(String text) {
        String ours = PUT_IN.matcher(text).replaceAll("").strip();
        boolean words = ours.matches("(?s).*\\p{L}\\S* +\\S*\\p{L}.*");
        boolean label = ours.matches("\\p{Lu}\\p{Ll}+[.:?!…]?");
        return (words || label) && !FOR_MACHINES.matcher(text).matches();
    }

    /** Finds the largest expressions that make text. */
    private final class Scanner extends TreeScanner<Void, Void> {
        private final String className;
        private final String feature;

        Scanner(String file) {
            this.className = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
            this.feature = FEATURES.entrySet().stream()
                    .filter(entry -> file.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void unused) {
            // Of annotations, only those of picocli are read by people.
            return Set.of("Command", "Option", "Parameters", "CommandLine.Command")
                            .contains(annotation.getAnnotationType().toString())
                    ? super.visitAnnotation(annotation, unused)
                    : null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            return MISTAKES.contains(made.getIdentifier().toString()) ? null : super.visitNewClass(made, unused);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String method = name(call.getMethodSelect());
            if (LEVELS.contains(method)
                    && !call.getArguments().isEmpty()
                    && hasText(call.getArguments().get(0))) {
                List<String> values = new ArrayList<>();
                call.getArguments().stream().skip(1).map(WordsPage::text).forEach(values::add);
                add(LOG, className, filled(text(call.getArguments().get(0)), "{}", values));
                return null;
            }
            if (isJoined(call) || isFormatted(call)) {
                add(feature, className, text(call));
                return inside(call);
            }
            return super.visitMethodInvocation(call, unused);
        }

        @Override
        public Void visitBinary(BinaryTree binary, Void unused) {
            if (binary.getKind() == Tree.Kind.PLUS && hasText(binary)) {
                add(feature, className, text(binary));
                return inside(binary);
            }
            return super.visitBinary(binary, unused);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text) {
                add(feature, className, text);
            }
            return null;
        }

        /** Looks at what is put into a text, whose own words are already found. */
        private Void inside(ExpressionTree whole) {
            for (ExpressionTree part : parts(whole)) {
                if (!(part instanceof LiteralTree) && !isText(part)) {
                    scan(part, null);
                } else if (isText(part)) {
                    inside(part);
                }
            }
            return null;
        }
    }

    private static List<ExpressionTree> parts(ExpressionTree whole) {
        if (whole instanceof BinaryTree binary) {
            return List.of(binary.getLeftOperand(), binary.getRightOperand());
        }
        if (whole instanceof ParenthesizedTree parenthesized) {
            return List.of(parenthesized.getExpression());
        }
        if (whole instanceof ConditionalExpressionTree choice) {
            return List.of(choice.getTrueExpression(), choice.getFalseExpression());
        }
        if (whole instanceof MethodInvocationTree call) {
            return List.copyOf(call.getArguments());
        }
        return List.of();
    }

    /** Whether an expression is shown as text here, not as a name in braces. */
    private static boolean isText(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return literal.getValue() instanceof String;
        }
        if (expression instanceof ParenthesizedTree parenthesized) {
            return isText(parenthesized.getExpression());
        }
        if (expression instanceof BinaryTree binary) {
            return binary.getKind() == Tree.Kind.PLUS && hasText(binary);
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return isText(choice.getTrueExpression()) || isText(choice.getFalseExpression());
        }
        return expression instanceof MethodInvocationTree call && (isJoined(call) || isFormatted(call));
    }

    private static boolean hasText(ExpressionTree expression) {
        return isText(expression instanceof BinaryTree binary ? binary.getRightOperand() : expression)
                || expression instanceof BinaryTree binary && hasText(binary.getLeftOperand());
    }

    /** {@code Mrkdwn.of("a ", b, " c")}: the parts follow each other. */
    private static boolean isJoined(MethodInvocationTree call) {
        return call.getMethodSelect().toString().equals("Mrkdwn.of")
                && call.getArguments().stream().anyMatch(WordsPage::isText);
    }

    private static boolean isFormatted(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted")
                && isText(select.getExpression());
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (!isText(expression)) {
            return "{" + name(expression) + "}";
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return "{" + bare(text(choice.getTrueExpression())) + "|" + bare(text(choice.getFalseExpression())) + "}";
        }
        if (expression instanceof MethodInvocationTree call && isFormatted(call)) {
            String format = text(((MemberSelectTree) call.getMethodSelect()).getExpression());
            List<String> values =
                    call.getArguments().stream().map(WordsPage::text).toList();
            return filled(format, "%s", values);
        }
        return parts(expression).stream().map(WordsPage::text).collect(joining());
    }

    /** Braces do not nest. */
    private static String bare(String text) {
        return text.replace("{", "").replace("}", "");
    }

    private static String filled(String format, String hole, List<String> values) {
        String text = format;
        for (String value : values) {
            int at = text.indexOf(hole);
            if (at >= 0) {
                text = text.substring(0, at) + value + text.substring(at + hole.length());
            }
        }
        return text;
    }

    /** A short name of what is put in. */
    private static String name(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return name(call.getMethodSelect());
        }
        if (tree instanceof MemberSelectTree select) {
            String last = select.getIdentifier().toString();
            return Set.of("get", "toString", "value", "of", "orElse", "orElseThrow", "toLowerCase", "name")
                            .contains(last)
                    ? name(select.getExpression())
                    : last;
        }
        if (tree instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        return "…";
    }
}
