package io.customerhub.app.check;

import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code config/application.properties}, with the line of each key. */
record PropertiesFile(Path file, List<Entry> entries) {
    /** A key with its value. */
    record Entry(String key, String value, int line) {}

    PropertiesFile {
        entries = List.copyOf(entries);
    }

    /** Reads the file; what is wrong with it goes to {@code findings}, and the rest is usable. */
    static PropertiesFile read(Path file, Findings findings) {
        List<String> lines;
        try {
            lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            findings.add(file, 0, "the file cannot be read: " + e, "make it readable UTF-8 text");
            return new PropertiesFile(file, List.of());
        }
        if (!Files.exists(file)) {
            findings.add(file, 0, "the file is missing", "create it; docs/reference/files.md shows its shape");
        }
        var entries = new ArrayList<Entry>();
        var earlier = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            var logical = new StringBuilder(lines.get(i));
            while (isContinued(logical) && !isRemark(logical) && i + 1 < lines.size()) {
                i++;
                logical.append('\n').append(lines.get(i));
            }
            for (Map.Entry<Object, Object> pair :
                    parse(file, line, logical.toString(), findings).entrySet()) {
                var entry = new Entry(
                        pair.getKey().toString(), pair.getValue().toString().trim(), line);
                Integer before = earlier.putIfAbsent(entry.key(), line);
                if (before != null) {
                    findings.add(
                            file,
                            line,
                            "'" + entry.key() + "' stands in line " + before + " already",
                            "keep one of them");
                }
                entries.add(entry);
            }
        }
        return new PropertiesFile(file, entries);
    }

    private static Properties parse(Path file, int line, String logical, Findings findings) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(file, line, "not a property: " + e.getMessage(), "write key=value");
        }
        if (!isRemark(logical) && !properties.isEmpty() && !logical.strip().matches("(?s).*[=: \\t].*")) {
            findings.add(file, line, "'" + logical.strip() + "' has no value", "write key=value");
        }
        return properties;
    }

    private static boolean isRemark(CharSequence line) {
        String text = line.toString().stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    private static boolean isContinued(CharSequence line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    Set<String> keys() {
        return entries.stream().map(Entry::key).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(String key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }
}
