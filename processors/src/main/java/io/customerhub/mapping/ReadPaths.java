package io.customerhub.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of the input that an expression reads, where its text alone tells them: {@code .BillAddr.City} reads
 * {@code BillAddr.City}. Inside {@code for}, behind a pipe, and wherever the whole input is taken, a path may start
 * elsewhere than at the input, and nothing is told of the expression.
 */
final class ReadPaths {
    private static final String NAME = "[A-Za-z_][\\w-]*";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String STEP = "\\.(?:" + NAME + "|" + QUOTED + ")";

    /** A path goes before what it consists of; a step behind a value, as in {@code $x.y} or {@code f(.x).y}, is part of that. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*)|(?<number>\\d+(?:\\.\\d+)?)|(?<variable>\\$" + NAME + ")(?:" + STEP + ")*"
                    + "|(?<behind>[)\\]](?:" + STEP + ")+)|(?<path>(?:" + STEP + ")+)|(?<quoted>" + QUOTED
                    + ")|(?<word>"
                    + NAME + ")|(?<opaque>[.|])");

    private static final Pattern STEPS = Pattern.compile(STEP);

    private ReadPaths() {}

    /**
     * The paths, each as its steps; empty where they cannot be told.
     *
     * @param definitions what the expression's variables stand for
     */
    static Optional<List<List<String>>> of(String expression, Map<String, String> definitions) {
        var paths = new TreeSet<String>();
        if (!collect(expression, definitions, paths)) {
            return Optional.empty();
        }
        return Optional.of(paths.stream().map(ReadPaths::steps).toList());
    }

    private static boolean collect(String expression, Map<String, String> definitions, Set<String> paths) {
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group("opaque") != null || "for".equals(token.group("word"))) {
                return false;
            }
            if (token.group("path") != null) {
                paths.add(token.group("path"));
            }
            if (token.group("variable") != null) {
                String definition =
                        definitions.getOrDefault(token.group("variable").substring(1), "");
                if (!collect(definition, definitions, paths)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> steps(String path) {
        return STEPS.matcher(path)
                .results()
                .map(step -> step.group().substring(1))
                .map(step -> step.startsWith("\"")
                        ? step.substring(1, step.length() - 1).replaceAll("\\\\(.)", "$1")
                        : step)
                .toList();
    }
}
