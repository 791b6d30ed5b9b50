package io.customerhub.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and values as {@code application/x-www-form-urlencoded} carries them, in a body or after a question mark. */
public record Form(Map<String, List<String>> values) {

    public Form {
        values = Map.copyOf(values);
    }

    /** Reads the encoded text. A part that cannot be decoded is kept as it stands. */
    public static Form parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), unused -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return new Form(values);
    }

    /** The first value of a name, empty if there is none. */
    public String first(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.get(0);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
