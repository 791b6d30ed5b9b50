package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import java.util.ArrayList;
import java.util.List;

/** Pairs of a page's records as they are weighed: the likely ones are edges, and of some people are asked. */
final class PagePairs {
    private final List<Member> members;
    private final RecordSet set;
    private final MatchModel model;
    private final ReviewRule review;
    private final double least;
    private final List<Edge> edges = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    PagePairs(List<Member> members, RecordSet set, MatchModel model, ReviewRule review) {
        this.members = members;
        this.set = set;
        this.model = model;
        this.review = review;
        this.least = Math.min(Clustering.EVEN, review.leastOdds());
    }

    void weigh(int left, int right) {
        if (!set.mayMatch(left, right)) {
            return;
        }
        double odds = model.score(left, right);
        if (odds < least || !set.mayBeOne(left, right)) {
            return;
        }
        Member one = members.get(left);
        Member two = members.get(right);
        long first = Math.min(one.number(), two.number());
        long second = Math.max(one.number(), two.number());
        boolean isLikely = odds >= Clustering.EVEN;
        if (isLikely) {
            edges.add(new Edge(first, second, (float) odds));
        }
        boolean isUncertain = review.isUncertain(odds);
        boolean isSampled = isLikely && review.isSampled(one.key(), two.key());
        if (isUncertain || isSampled) {
            questions.add(new Question(first, second, (float) odds, isUncertain, isSampled));
        }
    }

    /** Weighs two that matched before: what they say now is rather for their being one where the odds are better than before anything is compared. */
    void weighFormer(int left, int right) {
        double odds = model.score(left, right);
        if (odds < Clustering.EVEN && odds > model.prior() && set.mayBeOne(left, right)) {
            long one = members.get(left).number();
            long two = members.get(right).number();
            edges.add(new Edge(Math.min(one, two), Math.max(one, two), (float) odds));
        }
    }

    List<Edge> edges() {
        return edges;
    }

    List<Question> questions() {
        return questions;
    }
}
