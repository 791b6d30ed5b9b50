package io.customerhub.sandbox.salesforce;

import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.salesforce.SoqlCondition.Operator;
import io.customerhub.sandbox.salesforce.SoqlQuery.Order;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the subset of SOQL that the sandbox answers: fields of one object, conditions, order, limit. */
final class SoqlParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|<=|>=|!=|[=<>(),]|[A-Za-z0-9_.:+\\-]+)");

    private final List<String> tokens = new ArrayList<>();
    private int position;
    private SObjectKind kind = SObjectKind.CONTACT;

    private SoqlParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw malformed(text.substring(end).trim());
        }
    }

    static SoqlQuery parse(String text) {
        return new SoqlParser(text).query();
    }

    private SoqlQuery query() {
        expect("select");
        List<String> names = new ArrayList<>();
        boolean count = false;
        if (accept("count")) {
            expect("(");
            expect(")");
            count = true;
        } else {
            do {
                names.add(next());
            } while (accept(","));
        }
        expect("from");
        String object = next();
        kind = SObjectKind.of(object)
                .orElseThrow(() ->
                        SalesforceErrors.refused("INVALID_TYPE", "sObject type '" + object + "' is not supported."));
        List<String> fields = names.stream().map(this::known).toList();
        SoqlCondition condition = accept("where") ? any() : SoqlCondition.always();
        List<Order> orders = new ArrayList<>();
        if (accept("order")) {
            expect("by");
            do {
                String field = field();
                boolean descending = accept("desc");
                if (!descending) {
                    accept("asc");
                }
                orders.add(new Order(field, descending));
            } while (accept(","));
        }
        int limit = accept("limit") ? number() : Integer.MAX_VALUE;
        if (position < tokens.size()) {
            throw malformed(tokens.get(position));
        }
        return new SoqlQuery(kind, fields, count, condition, orders, limit);
    }

    /** Conditions joined by OR; AND and OR may only be mixed with brackets, as in Salesforce. */
    private SoqlCondition any() {
        SoqlCondition first = part();
        if (accept("or")) {
            List<SoqlCondition> parts = new ArrayList<>(List.of(first, part()));
            while (accept("or")) {
                parts.add(part());
            }
            return new SoqlCondition.Any(parts);
        }
        List<SoqlCondition> parts = new ArrayList<>(List.of(first));
        while (accept("and")) {
            parts.add(part());
        }
        return parts.size() == 1 ? first : new SoqlCondition.All(parts);
    }

    private SoqlCondition part() {
        if (accept("not")) {
            return new SoqlCondition.Not(part());
        }
        if (accept("(")) {
            SoqlCondition inner = any();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private SoqlCondition comparison() {
        String field = field();
        String word = next().toLowerCase(Locale.ROOT);
        Operator operator = switch (word) {
            case "=" -> Operator.EQUAL;
            case "!=" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case ">" -> Operator.GREATER;
            case "<=" -> Operator.AT_MOST;
            case ">=" -> Operator.AT_LEAST;
            case "like" -> Operator.LIKE;
            case "in" -> Operator.IN;
            default -> throw malformed(word);
        };
        List<String> values = new ArrayList<>();
        if (operator == Operator.IN) {
            expect("(");
            do {
                values.add(value());
            } while (accept(","));
            expect(")");
        } else {
            values.add(value());
        }
        return new SoqlCondition.Comparison(field, operator, values);
    }

    /** A value in the form that fields have; null is empty, and a time is in UTC. */
    private String value() {
        String token = next();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (token.equalsIgnoreCase("null")) {
            return "";
        }
        if (token.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(token.replaceAll("([+-][0-9]{2})([0-9]{2})$", "$1:$2"));
                return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
                        .format(time.withOffsetSameInstant(ZoneOffset.UTC));
            } catch (DateTimeException bad) {
                throw malformed(token);
            }
        }
        if (token.matches("-?[0-9]+(\\.[0-9]+)?|(?i:true|false)")) {
            return token;
        }
        throw malformed(token);
    }

    private String field() {
        return known(next());
    }

    private String known(String name) {
        return FieldCatalogue.find(kind, name)
                .map(SalesforceField::name)
                .orElseThrow(() -> SalesforceErrors.refused(
                        "INVALID_FIELD", "No such column '" + name + "' on entity '" + kind.word() + "'."));
    }

    private int number() {
        String token = next();
        if (!token.matches("[0-9]{1,9}")) {
            throw malformed(token);
        }
        return Integer.parseInt(token);
    }

    private boolean accept(String word) {
        if (position < tokens.size() && tokens.get(position).equalsIgnoreCase(word)) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw malformed(position < tokens.size() ? tokens.get(position) : "<EOF>");
        }
    }

    private String next() {
        if (position >= tokens.size()) {
            throw malformed("<EOF>");
        }
        return tokens.get(position++);
    }

    private static Refusal malformed(String token) {
        return SalesforceErrors.refused("MALFORMED_QUERY", "unexpected token: '" + token + "'");
    }
}
