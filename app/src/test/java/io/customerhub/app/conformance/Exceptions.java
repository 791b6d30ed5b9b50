package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a contract is not what the vendor does, each with the reason, read from {@code exceptions.yaml}. */
public final class Exceptions {
    private final List<Listed> listed;
    private final Set<Listed> used = new LinkedHashSet<>();

    /**
     * One of them.
     *
     * @param contract the contract's file
     * @param deviation what it excuses, as operation and words
     */
    public record Listed(String contract, Pattern deviation, String reason) {}

    private Exceptions(List<Listed> listed) {
        this.listed = List.copyOf(listed);
    }

    public static Exceptions read() throws IOException {
        try (InputStream file = Objects.requireNonNull(Exceptions.class.getResourceAsStream("exceptions.yaml"))) {
            var listed = new ArrayList<Listed>();
            for (JsonNode entry : new YAMLMapper().readTree(file)) {
                listed.add(new Listed(
                        entry.path("contract").asText(),
                        Pattern.compile(entry.path("deviation").asText()),
                        entry.path("reason").asText()));
            }
            return new Exceptions(listed);
        }
    }

    public List<Listed> all() {
        return listed;
    }

    /** The one that excuses a deviation. */
    public Optional<Listed> of(String contract, String deviation) {
        Optional<Listed> found = listed.stream()
                .filter(one -> one.contract().equals(contract)
                        && one.deviation().matcher(deviation).find())
                .findFirst();
        found.ifPresent(used::add);
        return found;
    }

    /** Those that excused nothing, and should go. */
    public List<Listed> unused() {
        return listed.stream().filter(one -> !used.contains(one)).toList();
    }
}
