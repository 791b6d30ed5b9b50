package io.customerhub.app.bench;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.CalibrationError;
import io.customerhub.identity.match.Candidates;
import io.customerhub.identity.match.Clustering;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.identity.match.Training;
import io.customerhub.identity.match.Weighing.Evidence;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves a set whose truth is known, without looking at it, and measures how well. */
public final class IdentityBench {
    /** How many records may share a key before it is refined. */
    private static final int LARGEST_BLOCK = 60;

    private static final long SEED = 42;
    private static final int LEAST_THRESHOLD = -4;
    private static final int MOST_THRESHOLD = 6;

    private static final double LEAST_CONFIDENCE = 0.01;

    private final List<ComparisonRule> rules;
    private final Dictionary dictionary;
    private final int mostWrong;

    /**
     * A bench.
     *
     * @param rules the hub's comparisons
     * @param mostWrong how many pairs that were judged wrongly to keep of each set
     */
    public IdentityBench(List<ComparisonRule> rules, Dictionary dictionary, int mostWrong) {
        this.mostWrong = mostWrong;
        this.rules = List.copyOf(rules);
        this.dictionary = dictionary;
    }

    /**
     * What was measured.
     *
     * @param pairs how many pairs of records are of one customer
     * @param keys how many keys the records are found by, on average
     * @param leftOut how many keys found nobody, because too many records shared them and each thing more
     * @param candidates how many pairs were compared
     * @param completeness the share of the true pairs that is among them
     * @param usual at the usual threshold
     * @param best at the threshold of the best F1, which nobody knows without the truth
     * @param calibrationError by how much confidence is off, of pairs that are not as good as certain to be two (0.01 and more)
     * @param seconds from records in memory to clusters
     * @param megabytes the most memory that was in use, garbage included
     * @param resolved how well the hub resolved the records page by page, where they came through it
     * @param wrong pairs that were judged wrongly, as many as were asked for
     */
    public record Result(
            String set,
            int records,
            double pairs,
            double keys,
            int leftOut,
            long candidates,
            double completeness,
            PairFigures usual,
            PairFigures best,
            double bestThreshold,
            double calibrationError,
            double seconds,
            long megabytes,
            Optional<PairFigures> resolved,
            List<WrongPair> wrong) {
        public Result {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * Two records that were joined and are of two customers, or were left apart and are of one.
     *
     * @param score the odds of the two alone, in bits
     */
    public record WrongPair(String left, String right, boolean joined, double score, List<Evidence> evidence) {
        public WrongPair {
            evidence = List.copyOf(evidence);
        }
    }

    /** A set's records with their candidates and what was learned from them. */
    record Learned(RecordSet records, Candidates candidates, MatchModel model) {}

    Learned learn(IdentitySet set) {
        var records = new RecordSet(rules(set), dictionary, set.records(), set.duplicateFree());
        var candidates = new Candidates(records, LARGEST_BLOCK);
        return new Learned(records, candidates, new Training(records, candidates, SEED).train());
    }

    /** The texts of the files that hold what was learned from a set. */
    public record Texts(String weights, String frequencies) {}

    /** What weighs and how frequent values are, learned from a set. */
    public Texts texts(IdentitySet set) {
        Learned learned = learn(set);
        String of = String.format("%,d records of the set %s", set.records().size(), set.name());
        return new Texts(
                ModelFile.text(learned.model().weights(), learned.records().comparisons(), of),
                FrequenciesFile.text(learned.records().frequencies(Frequencies.ENOUGH), of));
    }

    PageMatching matching(IdentitySet set, LearnedModel model) {
        return new PageMatching("bench", rules(set), dictionary, set.duplicateFree(), model, LARGEST_BLOCK);
    }

    private List<ComparisonRule> rules(IdentitySet set) {
        return Stream.concat(rules.stream(), set.rules().stream()).toList();
    }

    /** Measures one set. */
    public Result run(IdentitySet set) {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        Learned learned = learn(set);
        RecordSet records = learned.records();
        Candidates candidates = learned.candidates();
        MatchModel model = learned.model();
        var clustering = new Clustering(records, candidates, model);
        int[] clusters = clustering.clusters(Clustering.EVEN);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long bytes =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();

        PairFigures usual = PairFigures.of(clusters, set.truth());
        PairFigures best = usual;
        double bestThreshold = Clustering.EVEN;
        for (int threshold = LEAST_THRESHOLD; threshold <= MOST_THRESHOLD; threshold++) {
            PairFigures at = PairFigures.of(clustering.clusters(threshold), set.truth());
            if (at.f1() > best.f1()) {
                best = at;
                bestThreshold = threshold;
            }
        }
        double pairs = PairFigures.pairs(set.truth());
        long[] found = {0};
        long[] compared = {0};
        var error = new CalibrationError();
        var wrong = new ArrayList<WrongPair>();
        candidates.forEach((left, right) -> {
            boolean same = set.truth().get(left).equals(set.truth().get(right));
            boolean joined = clusters[left] == clusters[right];
            found[0] += same ? 1 : 0;
            compared[0]++;
            double confidence = MatchModel.confidence(model.score(left, right));
            if (confidence >= LEAST_CONFIDENCE) {
                error.add(confidence, same);
            }
            if (same != joined && wrong.size() < mostWrong) {
                wrong.add(new WrongPair(
                        records.id(left),
                        records.id(right),
                        joined,
                        model.score(left, right),
                        model.weigh(left, right).evidence()));
            }
        });
        return new Result(
                set.name(),
                records.size(),
                pairs,
                (double) candidates.keys() / records.size(),
                candidates.leftOut(),
                compared[0],
                found[0] / pairs,
                usual,
                best,
                bestThreshold,
                error.expected(),
                seconds,
                bytes >> 20,
                set.resolved().isEmpty() ? Optional.empty() : Optional.of(PairFigures.of(set.resolved(), set.truth())),
                wrong);
    }
}
