package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The declared fields of a mapping file, compiled into one JSLT expression: a record is walked once, whatever the number
 * of fields. Each field knows its line.
 */
final class Translation {
    private static final List<Function> FUNCTIONS = Stream.of(ExactFunction.ALL, TextFunction.ALL)
            .flatMap(Collection::stream)
            .toList();

    /** {@code .email} and {@code .score.segment} read the words {@code email} and {@code score}. */
    private static final Pattern READ = Pattern.compile("(?<![\\w)\\]\"])\\.([A-Za-z]\\w*)|\\$(\\w+)");

    private final Path file;
    private final Expression expression;
    private final Map<String, Integer> lines;
    private final Map<String, Set<String>> reads;
    private final Map<String, String> texts;
    private final Map<String, String> definitions;

    private Translation(
            Path file,
            Expression expression,
            Map<String, Integer> lines,
            Map<String, Set<String>> reads,
            Map<String, String> texts,
            Map<String, String> definitions) {
        this.texts = texts;
        this.definitions = definitions;
        this.file = file;
        this.expression = expression;
        this.lines = lines;
        this.reads = reads;
    }

    /** Compiles a mapping file's {@code let} and {@code fields}; what does not compile goes to {@code findings}. */
    static Optional<Translation> compile(Declared root, Findings findings) {
        int before = findings.size();
        String definitions = definitions(root, findings);
        var object = new ArrayList<String>();
        var lines = new LinkedHashMap<String, Integer>();
        Map<String, Set<String>> reads = new HashMap<>();
        Map<String, Set<String>> variables = variables(root);
        Map<String, String> texts = texts(root.get("fields").orElseThrow());
        Declared fields = root.get("fields").orElseThrow();
        fields.entries().forEach((name, value) -> {
            String text = value.text().orElse("null");
            compile(definitions + "(" + text + "\n)", value, "field '" + name + "'", lineCount(definitions), findings);
            object.add(TextNode.valueOf(name) + ": (" + text + "\n)");
            lines.put(name, fields.lineOf(name));
            reads.put(name, reads(text, variables));
        });
        if (findings.size() > before) {
            return Optional.empty();
        }
        String source = definitions + "{\n" + String.join(",\n", object) + "\n}";
        return compile(source, fields, "fields", 0, findings)
                .map(compiled -> new Translation(
                        root.file(),
                        compiled,
                        Map.copyOf(lines),
                        Map.copyOf(reads),
                        texts,
                        root.get("let").map(Translation::texts).orElse(Map.of())));
    }

    /** Compiles a condition of a mapping file, which may use what {@code let} defines, into an expression that is true or false. */
    static Optional<Expression> condition(Declared root, Declared condition, Findings findings) {
        String definitions = definitions(root, new Findings());
        String source = definitions + "boolean(" + condition.text().orElse("null") + "\n)";
        return compile(source, condition, "when", lineCount(definitions), findings);
    }

    private static String definitions(Declared root, Findings findings) {
        var definitions = new StringBuilder();
        root.get("let").map(Declared::entries).orElse(Map.of()).forEach((name, value) -> {
            String definition = "let " + name + " = (" + value.text().orElse("null") + "\n)\n";
            compile(definitions + definition + ".", value, "let '" + name + "'", lineCount(definitions), findings);
            definitions.append(definition);
        });
        return definitions.toString();
    }

    /** What each {@code let} reads of the input, those it stands on included. */
    private static Map<String, Set<String>> variables(Declared root) {
        Map<String, Set<String>> variables = new HashMap<>();
        root.get("let")
                .map(Declared::entries)
                .orElse(Map.of())
                .forEach((name, value) -> variables.put(name, reads(value.text().orElse(""), variables)));
        return variables;
    }

    private static Map<String, String> texts(Declared table) {
        Map<String, String> texts = new HashMap<>();
        table.entries()
                .forEach((name, value) ->
                        texts.put(name, value.text().orElse("null").strip()));
        return Map.copyOf(texts);
    }

    private static Set<String> reads(String text, Map<String, Set<String>> variables) {
        var words = new TreeSet<String>();
        Matcher read = READ.matcher(text);
        while (read.find()) {
            if (read.group(1) != null) {
                words.add(read.group(1));
            } else {
                words.addAll(variables.getOrDefault(read.group(2), Set.of()));
            }
        }
        return words;
    }

    private static Optional<Expression> compile(
            String source, Declared place, String what, int preceding, Findings findings) {
        try {
            return Optional.of(new Parser(new StringReader(source))
                    .withFunctions(FUNCTIONS)
                    .compile());
        } catch (JsltException e) {
            // An unexpected end is found on the line after the value, which we add.
            int last = Math.max(1, (int) place.text().orElse("").lines().count()) - 1;
            int offset = place.isTable() ? 0 : Math.min(last, Math.max(0, e.getLine() - 1 - preceding));
            int line = place.textLine() + offset;
            findings.add(
                    place.file(),
                    line,
                    what + " is not JSLT: " + firstLine(e.getMessageWithoutLocation()),
                    "docs/reference/mappings.md lists what may stand there");
            return Optional.empty();
        }
    }

    private static int lineCount(CharSequence text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    /**
     * The fields' values for one input; a field whose value is null does not appear.
     *
     * @throws JsltException where the input does not let them be computed
     */
    JsonNode apply(Map<String, JsonNode> variables, JsonNode input) {
        try {
            return expression.apply(variables, input);
        } catch (ArithmeticException | DateTimeException | PatternSyntaxException e) {
            throw new JsltException("cannot be computed: " + e.getClass().getSimpleName(), e);
        }
    }

    Path file() {
        return file;
    }

    List<String> fields() {
        return List.copyOf(lines.keySet());
    }

    /** The words at the beginning of the input's paths that a field is made of. */
    Set<String> reads(String field) {
        return reads.getOrDefault(field, Set.of());
    }

    /** The expression that a field is declared as. */
    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** The paths of the input that a field is made of, each as its steps; empty where its expression does not tell them. */
    Optional<List<List<String>>> paths(String field) {
        return ReadPaths.of(text(field), definitions);
    }

    /** The line that declares a field, 1-based; 0 where it has none. */
    int line(String field) {
        return lines.getOrDefault(field, 0);
    }
}
