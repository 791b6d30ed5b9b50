package io.customerhub.app.command;

import io.customerhub.app.bench.IdentityBench;
import io.customerhub.app.bench.IdentityGrowth;
import io.customerhub.app.bench.IdentityGrowth.Size;
import io.customerhub.app.bench.generated.Population;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code hub bench identity} that have generated records resolved. */
final class GeneratedSizes {
    private static final int LEAST = 1_000;

    @Option(
            names = "--generate",
            paramLabel = "N",
            split = ",",
            description = "Measure instead how time and memory grow with so many generated records, the smallest number"
                    + " first: 10000,100000,1000000.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Generate other records (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed = 1;

    boolean isAsked() {
        return !sizes.isEmpty();
    }

    List<Size> measure(IdentityBench bench, CommandSpec spec) {
        if (sizes.stream().anyMatch(size -> size < LEAST)) {
            throw new ParameterException(
                    spec.commandLine(), "--generate takes numbers of records from " + LEAST + " on");
        }
        var growth = new IdentityGrowth(bench, records -> new Population(seed).records(records));
        BenchCommand.say(spec, "warming up");
        growth.warmUp();
        var measured = new ArrayList<Size>();
        for (int size : sizes) {
            BenchCommand.say(spec, String.format("%,d generated records", size));
            measured.add(growth.run(size));
        }
        return measured;
    }

    static List<List<String>> rows(List<Size> measured) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "records",
                "true pairs",
                "keys",
                "shared by",
                "compared",
                "a record",
                "complete",
                "precision",
                "recall",
                "F1",
                "seconds",
                "processor",
                "MB",
                "by n log n"));
        measured.forEach(size -> rows.add(List.of(
                String.format("%,d", size.records()),
                String.format("%,.0f", size.pairs()),
                String.format("%.0f", size.keys()),
                String.valueOf(size.largestBlock()),
                String.format("%,d", size.candidates()),
                String.format("%.1f", (double) size.candidates() / size.records()),
                String.format("%.4f", size.completeness()),
                String.format("%.4f", size.figures().precision()),
                String.format("%.4f", size.figures().recall()),
                String.format("%.4f", size.figures().f1()),
                String.format("%.1f", size.seconds()),
                String.format("%.1f", size.processorSeconds()),
                String.format("%,d", size.megabytes()),
                String.format("%.2f", size.byGrowth() / measured.get(0).byGrowth()))));
        return rows;
    }
}
