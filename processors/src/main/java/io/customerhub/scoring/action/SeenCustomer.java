package io.customerhub.scoring.action;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.served.ToldScore;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as conditions see them. What is not known meets none but that it is not.
 *
 * @param fields of the profile, by their words
 * @param features a row for each customer of the page
 * @param row the customer's
 * @param scores what models and earlier decisions say, by their names
 */
public record SeenCustomer(Map<String, String> fields, FeatureTable features, int row, Map<String, ToldScore> scores) {
    public SeenCustomer {
        fields = Map.copyOf(fields);
        scores = Map.copyOf(scores);
    }

    /** The same where a decision says this, and nothing that it said before. */
    SeenCustomer saying(String decision, Optional<CustomerScore> score) {
        Map<String, ToldScore> said = new HashMap<>(scores);
        said.remove(decision);
        score.ifPresent(now -> said.put(decision, ToldScore.of(now)));
        return new SeenCustomer(fields, features, row, said);
    }

    /** Whether all of them hold. */
    public boolean meets(List<Condition> conditions) {
        return conditions.stream().allMatch(condition -> met(condition).isPresent());
    }

    /** Those of some conditions that hold, as people read them. */
    public List<Driver> reasons(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> met(condition).map(value -> new Driver(condition.name(), value, 0)).stream())
                .toList();
    }

    /** What meets a condition: {@code champions}, or {@code 0.7134 (at least 0.6)}. */
    private Optional<String> met(Condition condition) {
        if (condition.expected() instanceof Limits limits) {
            return number(condition).filter(limits::hold).map(value -> shown(value, condition) + " (" + limits + ")");
        }
        if (condition.expected() instanceof Expected.OneOf of) {
            return word(condition).filter(of.words()::contains);
        }
        if (condition.expected() instanceof Expected.Like like) {
            return word(condition).filter(word -> like.pattern().matcher(word).find());
        }
        boolean known = ((Expected.Known) condition.expected()).known();
        return known == isKnown(condition) ? Optional.of(known ? "known" : "not known") : Optional.empty();
    }

    private boolean isKnown(Condition condition) {
        return word(condition).isPresent() || number(condition).isPresent();
    }

    private String shown(BigDecimal value, Condition condition) {
        return condition.of() == Condition.Of.FEATURE ? features.text(condition.name(), row) : value.toPlainString();
    }

    private Optional<String> word(Condition condition) {
        return switch (condition.of()) {
            case FIELD -> field(condition.name());
            case SCORE -> score(condition.name()).flatMap(ToldScore::label);
            case FEATURE ->
                column(condition)
                        .filter(Column.Words.class::isInstance)
                        .map(words -> words.text(row))
                        .filter(word -> !word.isEmpty());
        };
    }

    private Optional<BigDecimal> number(Condition condition) {
        return switch (condition.of()) {
            case FIELD -> Optional.empty();
            case SCORE -> score(condition.name()).flatMap(ToldScore::score);
            case FEATURE ->
                column(condition)
                        .flatMap(column -> column instanceof Column.Numbers numbers
                                ? Optional.of(numbers.values()[row])
                                : Optional.empty())
                        .filter(Double::isFinite)
                        .map(BigDecimal::valueOf);
        };
    }

    /** A field of the profile. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What a model or decision says. */
    public Optional<ToldScore> score(String name) {
        return Optional.ofNullable(scores.get(name));
    }

    private Optional<Column> column(Condition condition) {
        return features.column(condition.name());
    }
}
