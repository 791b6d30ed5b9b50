package io.customerhub.declaration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads declared YAML files so that every value keeps its line. */
public final class DeclaredFiles {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).setUseMarks(true).build();

    private DeclaredFiles() {}

    /** Reads one file; what is wrong with its YAML goes to {@code findings}, and nothing is returned. */
    public static Optional<Declared> read(Path file, Findings findings) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8), findings);
        } catch (NoSuchFileException e) {
            findings.add(file, 0, "the file is missing", "create it; docs/reference/files.md shows its shape");
        } catch (IOException e) {
            findings.add(file, 0, "the file cannot be read: " + e, "make it readable UTF-8 text");
        }
        return Optional.empty();
    }

    /** Parses a file's text. */
    public static Optional<Declared> parse(Path file, String text, Findings findings) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                findings.add(file, 1, "the file is empty", "declare something in it or remove it");
            }
            if (root.filter(node -> findsLoop(file, node, findings)).isPresent()) {
                return Optional.empty();
            }
            root.ifPresent(node -> findRepeatedKeys(file, node, findings));
            return root.map(node -> new Declared(file, node));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            findings.add(
                    file,
                    line,
                    "not YAML: " + e.getProblem(),
                    "check the indentation and quotes of this line and the one above");
        } catch (YamlEngineException e) {
            findings.add(file, 1, "not YAML: " + e.getMessage(), "check indentation and quotes");
        }
        return Optional.empty();
    }

    /** YAML's aliases can make a value part of itself; whoever walked such a file would never come back. */
    private static boolean findsLoop(Path file, Node node, Findings findings) {
        if (node.isRecursive()) {
            int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            findings.add(file, line, "the value contains itself", "write it out instead of the alias");
            return true;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().anyMatch(item -> findsLoop(file, item, findings));
        }
        return node instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(entry -> findsLoop(file, entry.getValueNode(), findings));
    }

    /** Composing, unlike loading, takes a repeated key without a word, and the last one would win. */
    private static void findRepeatedKeys(Path file, Node node, Findings findings) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> findRepeatedKeys(file, item, findings));
        } else if (node instanceof MappingNode mapping) {
            var seen = new HashSet<String>();
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
                    int line =
                            key.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                    findings.add(file, line, "the key '" + key.getValue() + "' stands twice", "keep one of them");
                }
                findRepeatedKeys(file, entry.getValueNode(), findings);
            }
        }
    }

    /** The files of a folder and its sub-folders whose names end in {@code suffix}, in order of name. */
    public static List<Path> find(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("listing " + folder, e);
        }
    }
}
