package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** A mapping file, ready to use. */
public sealed interface Mapping permits SourceMapping, SinkMapping, CaptureMapping {
    Path file();

    String description();

    /** The fields it fills, in no particular order. */
    List<String> fields();

    /** The line that declares a field, 1-based. */
    int line(String field);

    /** The expression that a field is declared as. */
    String expression(String field);

    List<MappingTest> tests();

    /** What the mapping makes of a test's input: the declared fields, or {@code {"rejected": [problems]}}. */
    JsonNode trial(MappingTest test);
}
