package io.customerhub.quality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value must be: a way to write it, a pattern, a range, or one of a list. */
sealed interface Requirement {
    /** The value in its normal form, or nothing where it does not fulfil the requirement. */
    Optional<String> normal(String value);

    /** What to say of a value that does not: completes a sentence that starts with the field's name. */
    String complaint();

    record Written(Format format, String region) implements Requirement {
        @Override
        public Optional<String> normal(String value) {
            return format.normal(value, region);
        }

        @Override
        public String complaint() {
            return format.complaint();
        }
    }

    record Matching(Pattern pattern) implements Requirement {
        @Override
        public Optional<String> normal(String value) {
            return pattern.matcher(value).matches() ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String complaint() {
            return "does not match " + pattern.pattern();
        }
    }

    /** Compared as text: for ISO dates that is by time. */
    record Between(String earliest, String latest) implements Requirement {
        @Override
        public Optional<String> normal(String value) {
            boolean inside = value.compareTo(earliest) >= 0 && (latest.isEmpty() || value.compareTo(latest) <= 0);
            return inside ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String complaint() {
            return "is not between " + earliest + " and " + (latest.isEmpty() ? "ever" : latest);
        }
    }

    /** One of a list of names; other ways to write a name give the name. */
    record Named(Map<String, String> nameByWriting) implements Requirement {
        static Named of(Map<String, List<String>> writingsByName) {
            var names = new java.util.HashMap<String, String>();
            writingsByName.forEach((name, writings) -> {
                names.put(fold(name), name);
                writings.forEach(writing -> names.put(fold(writing), name));
            });
            return new Named(Map.copyOf(names));
        }

        private static String fold(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
        }

        @Override
        public Optional<String> normal(String value) {
            return Optional.ofNullable(nameByWriting.get(fold(value)));
        }

        @Override
        public String complaint() {
            return "is none of the declared names";
        }
    }
}
