package io.customerhub.app.bench;

import com.sun.management.OperatingSystemMXBean;
import io.customerhub.app.bench.IdentityBench.Learned;
import io.customerhub.identity.match.Clustering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** How time and memory grow with the number of records that are resolved. */
public final class IdentityGrowth {
    private static final int WARM_UP = 10_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final IdentityBench bench;
    private final IntFunction<IdentitySet> sets;

    /**
     * A measurement.
     *
     * @param sets gives a set of so many records
     */
    public IdentityGrowth(IdentityBench bench, IntFunction<IdentitySet> sets) {
        this.bench = bench;
        this.sets = sets;
    }

    /**
     * What was measured.
     *
     * @param pairs how many pairs of records are of one customer
     * @param keys by how many a record is found, on average
     * @param largestBlock how many records could share a key
     * @param candidates how many pairs were compared
     * @param completeness the share of the true pairs that is among them
     * @param seconds from records in memory to clusters
     * @param processorSeconds the same of all threads, collecting garbage included
     * @param megabytes the most memory the process has had so far, all included; 0 where the system does not tell
     */
    public record Size(
            int records,
            double pairs,
            double keys,
            int largestBlock,
            long candidates,
            double completeness,
            PairFigures figures,
            double seconds,
            double processorSeconds,
            long megabytes) {
        /** Processor time by n log n. */
        public double byGrowth() {
            return processorSeconds / (records * Math.log(records));
        }
    }

    /** Lets the virtual machine compile what is going to be measured, on a small set. */
    public void warmUp() {
        run(WARM_UP);
    }

    /** Measures one size. */
    public Size run(int records) {
        IdentitySet set = sets.apply(records);
        System.gc();
        long begun = System.nanoTime();
        long worked = processorTime();
        Learned learned = bench.learn(set);
        int[] clusters =
                new Clustering(learned.records(), learned.candidates(), learned.model()).clusters(Clustering.EVEN);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processorSeconds = (processorTime() - worked) / 1e9;
        long megabytes = megabytes();

        double pairs = PairFigures.pairs(set.truth());
        long[] found = {0};
        long[] compared = {0};
        learned.candidates().forEach((left, right) -> {
            found[0] += set.truth().get(left).equals(set.truth().get(right)) ? 1 : 0;
            compared[0]++;
        });
        return new Size(
                records,
                pairs,
                (double) learned.candidates().keys() / records,
                learned.candidates().largest(),
                compared[0],
                found[0] / pairs,
                PairFigures.of(clusters, set.truth()),
                seconds,
                processorSeconds,
                megabytes);
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long megabytes() {
        try (Stream<String> lines = Files.exists(STATUS) ? Files.lines(STATUS) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + STATUS + " for the memory of this process", e);
        }
    }
}
