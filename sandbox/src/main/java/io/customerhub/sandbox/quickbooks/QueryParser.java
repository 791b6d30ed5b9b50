package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the subset of SQL that QuickBooks speaks: one entity, conditions joined by AND, one order, a page. */
final class QueryParser {

    private static final int DEFAULT_PAGE = 100;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|<=|>=|[=<>(),*]|[A-Za-z0-9_.:+\\-]+)");

    private final QuickBooksErrors errors;
    private final List<String> tokens = new ArrayList<>();
    private int position;

    private QueryParser(String text, QuickBooksErrors errors) {
        this.errors = errors;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw errors.badQuery("Encountered \"" + text.substring(end).trim() + "\" at column " + (end + 1));
        }
    }

    /** Parses a query, or refuses with fault 4000 (grammar) or 4001 (names and limits). */
    static Query parse(String text, QuickBooksErrors errors) {
        return new QueryParser(text, errors).query();
    }

    private Query query() {
        expect("select");
        boolean count = accept("count");
        if (count) {
            expect("(");
        }
        expect("*");
        if (count) {
            expect(")");
        }
        expect("from");
        String name = next();
        Entity entity = Entity.of(name).orElseThrow(() -> errors.badProperty("Invalid context declaration: " + name));
        List<Condition> conditions = new ArrayList<>();
        if (accept("where")) {
            do {
                conditions.add(condition(entity));
            } while (accept("and"));
        }
        String order = "";
        boolean descending = false;
        if (accept("orderby") || acceptOrderBy()) {
            order = field(entity);
            descending = accept("desc");
            if (!descending) {
                accept("asc");
            }
        }
        int start = accept("startposition") ? number() : 1;
        int maximum = accept("maxresults") ? number() : DEFAULT_PAGE;
        if (position < tokens.size()) {
            throw errors.badQuery("Encountered \"" + tokens.get(position) + "\"");
        }
        if (start < 1) {
            throw errors.badProperty("startPosition must be 1 or more, it is " + start);
        }
        if (maximum < 1 || maximum > Query.LARGEST_PAGE) {
            throw errors.badProperty("value " + maximum + " of maxResults is not in 1 to " + Query.LARGEST_PAGE);
        }
        return new Query(entity, count, conditions, order, descending, start, maximum);
    }

    private boolean acceptOrderBy() {
        if (accept("order")) {
            expect("by");
            return true;
        }
        return false;
    }

    private Condition condition(Entity entity) {
        String field = field(entity);
        String word = next().toLowerCase(Locale.ROOT);
        Condition.Operator operator = switch (word) {
            case "=" -> Condition.Operator.EQUAL;
            case "<" -> Condition.Operator.LESS;
            case ">" -> Condition.Operator.GREATER;
            case "<=" -> Condition.Operator.AT_MOST;
            case ">=" -> Condition.Operator.AT_LEAST;
            case "like" -> Condition.Operator.LIKE;
            case "in" -> Condition.Operator.IN;
            default -> throw errors.badQuery("Encountered \"" + word + "\" where an operator was expected");
        };
        List<String> values = new ArrayList<>();
        if (operator == Condition.Operator.IN) {
            expect("(");
            do {
                values.add(value());
            } while (accept(","));
            expect(")");
        } else {
            values.add(value());
        }
        Condition condition = new Condition(field, operator, values);
        if (condition.isAboutTime() && values.stream().map(QuickBooksTime::read).anyMatch(Optional::isEmpty)) {
            throw errors.badProperty("value " + values + " of " + field + " is not a date and time");
        }
        return condition;
    }

    private String field(Entity entity) {
        String name = next();
        return QueryFields.find(entity, name)
                .orElseThrow(() -> errors.badProperty("Property " + name + " not found for Entity " + entity.word()));
    }

    private String value() {
        String token = next();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (token.equalsIgnoreCase("true") || token.equalsIgnoreCase("false")) {
            return token.toLowerCase(Locale.ROOT);
        }
        throw errors.badQuery("Encountered \"" + token + "\" where a quoted value was expected");
    }

    private int number() {
        String token = next();
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException malformed) {
            throw errors.badQuery("Encountered \"" + token + "\" where a number was expected");
        }
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
            String found = position < tokens.size() ? tokens.get(position) : "the end";
            throw errors.badQuery("Encountered \"" + found + "\" where \"" + word + "\" was expected");
        }
    }

    private String next() {
        if (position >= tokens.size()) {
            throw errors.badQuery("Encountered the end too early");
        }
        return tokens.get(position++);
    }
}
