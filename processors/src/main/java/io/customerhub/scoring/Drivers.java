package io.customerhub.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a customer's score comes from.
 *
 * @param segment the place of the segment among the declared ones, 0 for the first; empty where none holds the grades
 */
public record Drivers(List<Grade> grades, Optional<Integer> segment) {
    public Drivers {
        grades = List.copyOf(grades);
    }

    /**
     * A value and the grade that its limits give it.
     *
     * @param of {@code recency}, {@code frequency} or {@code monetary}
     * @param limits the declared limits
     * @param declaredAs the steps from {@code limits} to these in the file, as {@code [monetary, JMD]}
     * @param passed how many of the limits the value is above
     */
    public record Grade(
            String of, BigDecimal value, int grade, List<BigDecimal> limits, List<String> declaredAs, int passed) {
        public Grade {
            limits = List.copyOf(limits);
            declaredAs = List.copyOf(declaredAs);
        }
    }
}
