package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A test that stands in a mapping file.
 *
 * @param line where it stands
 * @param entity the source's kind of record; the mapping's first where empty
 * @param given the input
 * @param expect the fields that must come out, no more and no fewer
 */
public record MappingTest(String name, int line, Optional<String> entity, JsonNode given, JsonNode expect) {}
