package io.customerhub.app.flowtest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds for each expectation the candidate that is meant: as many as can be are met exactly, and of the rest each gets the
 * one that is least different.
 */
final class Pairing {
    private static final int NONE = -1;

    /** By expectation and candidate, how many differences. */
    private final List<List<Integer>> differences;

    private final int candidates;
    private final int[] expectationOf;

    private Pairing(List<List<Integer>> differences, int candidates) {
        this.differences = differences;
        this.candidates = candidates;
        this.expectationOf = IntStream.range(0, candidates).map(i -> NONE).toArray();
    }

    /**
     * Pairs them.
     *
     * @param differences by expectation and candidate, how many there are
     * @return for each expectation the number of its candidate; -1 where none is left
     */
    static List<Integer> of(List<List<Integer>> differences, int candidates) {
        var pairing = new Pairing(differences, candidates);
        for (int expectation = 0; expectation < differences.size(); expectation++) {
            pairing.meet(expectation, new boolean[candidates]);
        }
        var pairs = new ArrayList<Integer>();
        for (int expectation = 0; expectation < differences.size(); expectation++) {
            pairs.add(pairing.candidateOf(expectation));
        }
        pairing.nearest(pairs);
        return pairs;
    }

    /** Finds a candidate that meets it exactly, moving others to other candidates that meet them where need be. */
    private boolean meet(int expectation, boolean[] seen) {
        for (int candidate = 0; candidate < candidates; candidate++) {
            if (differences.get(expectation).get(candidate) == 0 && !seen[candidate]) {
                seen[candidate] = true;
                if (expectationOf[candidate] == NONE || meet(expectationOf[candidate], seen)) {
                    expectationOf[candidate] = expectation;
                    return true;
                }
            }
        }
        return false;
    }

    private int candidateOf(int expectation) {
        return IntStream.range(0, candidates)
                .filter(candidate -> expectationOf[candidate] == expectation)
                .findFirst()
                .orElse(NONE);
    }

    private void nearest(List<Integer> pairs) {
        while (true) {
            int best = Integer.MAX_VALUE;
            int bestExpectation = NONE;
            int bestCandidate = NONE;
            for (int expectation = 0; expectation < pairs.size(); expectation++) {
                for (int candidate = 0; candidate < candidates && pairs.get(expectation) == NONE; candidate++) {
                    int different = differences.get(expectation).get(candidate);
                    if (expectationOf[candidate] == NONE && different < best) {
                        best = different;
                        bestExpectation = expectation;
                        bestCandidate = candidate;
                    }
                }
            }
            if (bestExpectation == NONE) {
                return;
            }
            pairs.set(bestExpectation, bestCandidate);
            expectationOf[bestCandidate] = bestExpectation;
        }
    }
}
