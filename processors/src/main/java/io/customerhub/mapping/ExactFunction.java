package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import io.customerhub.model.ContactKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The functions our JSLT adds. JSLT's own arithmetic goes through floating point, which money must not. */
enum ExactFunction implements Function {
    NEGATE("negate", 1) {
        @Override
        JsonNode compute(JsonNode... arguments) {
            return DecimalNode.valueOf(decimal(arguments[0]).negate());
        }
    },
    MULTIPLY("multiply", 2) {
        @Override
        JsonNode compute(JsonNode... arguments) {
            return DecimalNode.valueOf(decimal(arguments[0]).multiply(decimal(arguments[1])));
        }
    },
    SUM("sum", 1) {
        @Override
        JsonNode compute(JsonNode... arguments) {
            if (!arguments[0].isArray()) {
                throw new JsltException("sum() needs a list, not " + arguments[0].getNodeType());
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode term : arguments[0]) {
                sum = sum.add(decimal(term));
            }
            return DecimalNode.valueOf(sum);
        }
    },
    /** The ISO date of a spreadsheet's day number. */
    SHEET_DATE("sheet-date", 1) {
        @Override
        JsonNode compute(JsonNode... arguments) {
            JsonNode day = arguments[0];
            return day.isNumber()
                    ? TextNode.valueOf(SHEET_EPOCH.plusDays(day.longValue()).toString())
                    : day;
        }
    },
    /** What a customer is called whom an event names by an address or a number, as the hub calls them itself. */
    CONTACT_KEY("contact-key", 1) {
        @Override
        JsonNode compute(JsonNode... arguments) {
            return ContactKey.of(arguments[0])
                    .<JsonNode>map(key -> TextNode.valueOf(key.value()))
                    .orElse(NullNode.instance);
        }
    };

    static final String INSTEAD =
            "negate(), multiply() or sum() instead of - * +, and write a constant with decimals in quotes";

    private static final LocalDate SHEET_EPOCH = LocalDate.of(1899, 12, 30);

    static final Collection<Function> ALL = List.copyOf(Arrays.asList(values()));

    private final String word;
    private final int arity;

    ExactFunction(String word, int arity) {
        this.word = word;
        this.arity = arity;
    }

    abstract JsonNode compute(JsonNode... arguments);

    /** The function's value; null for null, as JSLT's own functions do. */
    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return Arrays.stream(arguments).anyMatch(JsonNode::isNull) ? NullNode.instance : compute(arguments);
    }

    BigDecimal decimal(JsonNode number) {
        if (number.isDouble() || number.isFloat()) {
            throw new JsltException(word + "() was given what went through floating point: use " + INSTEAD);
        }
        try {
            return number.isNumber() ? number.decimalValue() : new BigDecimal(number.asText());
        } catch (NumberFormatException e) {
            throw new JsltException(word + "() needs numbers, not " + number.getNodeType(), e);
        }
    }

    @Override
    public String getName() {
        return word;
    }

    @Override
    public int getMinArguments() {
        return arity;
    }

    @Override
    public int getMaxArguments() {
        return arity;
    }
}
