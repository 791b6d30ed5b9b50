package io.customerhub.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a declared YAML file that knows the file and the line it stands in. */
public final class Declared {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path file;
    private final Node node;

    Declared(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    public Path file() {
        return file;
    }

    /** The line this value starts in, 1-based. */
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** The line of the first character of a block scalar's text ({@code field: |}), or of the value itself. */
    public int textLine() {
        boolean block = node instanceof ScalarNode scalar
                && scalar.getScalarStyle() != org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN
                && scalar.getScalarStyle() != org.snakeyaml.engine.v2.common.ScalarStyle.SINGLE_QUOTED
                && scalar.getScalarStyle() != org.snakeyaml.engine.v2.common.ScalarStyle.DOUBLE_QUOTED;
        return block ? line() + 1 : line();
    }

    /** The text of a scalar; a table or list has none. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    public Optional<String> text(String key) {
        return get(key).flatMap(Declared::text);
    }

    public Optional<Declared> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The entries of a table, in the order in which they stand; none for a scalar or list. */
    public Map<String, Declared> entries() {
        var entries = new LinkedHashMap<String, Declared>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), new Declared(file, tuple.getValueNode()));
                }
            }
        }
        return entries;
    }

    /** The line of a key of this table, 1-based; the table's own where it has no such key. */
    public int lineOf(String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return scalar.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                }
            }
        }
        return line();
    }

    /** The items of a list; none for a scalar or table. */
    public List<Declared> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new Declared(file, item))
                        .toList()
                : List.of();
    }

    /** The texts of a list of scalars. */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    public boolean isTable() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The value as JSON, by YAML's core types: numbers keep every digit. */
    public JsonNode json() {
        if (isTable()) {
            var object = JSON.objectNode();
            entries().forEach((key, value) -> object.set(key, value.json()));
            return object;
        }
        if (isList()) {
            var array = JSON.arrayNode();
            items().forEach(item -> array.add(item.json()));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String value = scalar.getValue();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        if (tag.equals(Tag.INT) && value.matches("[-+]?[0-9]{1,18}")) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (tag.equals(Tag.INT) && value.matches("[-+]?[0-9]+")) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (tag.equals(Tag.FLOAT) && value.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
            return DecimalNode.valueOf(new BigDecimal(value));
        }
        return JSON.textNode(value);
    }
}
