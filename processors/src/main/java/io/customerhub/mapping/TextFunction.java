package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A function of JSLT's own that takes values as text, kept from numbers that went through floating point: as text nobody
 * could tell any more.
 */
record TextFunction(Function builtin) implements Function {
    static final Collection<Function> ALL = Stream.of(
                    "string",
                    "join",
                    "split",
                    "replace",
                    "to-json",
                    "trim",
                    "lowercase",
                    "uppercase",
                    "capture",
                    "test",
                    "contains",
                    "starts-with",
                    "ends-with",
                    "sha256-hex")
            .map(name -> Objects.requireNonNull(BuiltinFunctions.functions.get(name), name))
            .<Function>map(TextFunction::new)
            .toList();

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        for (JsonNode argument : arguments) {
            refuseFloating(argument);
        }
        return builtin.call(input, arguments);
    }

    private void refuseFloating(JsonNode value) {
        if (value.isDouble() || value.isFloat()) {
            throw new JsltException(
                    getName() + "() was given what went through floating point: use " + ExactFunction.INSTEAD);
        }
        StreamSupport.stream(value.spliterator(), false).forEach(this::refuseFloating);
    }

    @Override
    public String getName() {
        return builtin.getName();
    }

    @Override
    public int getMinArguments() {
        return builtin.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
        return builtin.getMaxArguments();
    }
}
