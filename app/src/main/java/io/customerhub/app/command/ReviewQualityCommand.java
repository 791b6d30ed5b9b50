package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.ReviewQuality;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub review quality}. */
@Command(
        name = "quality",
        description = {
            "Estimates how often records are joined rightly, by what people said of the pairs that were drawn at random,",
            "and by how much confidence is off, by all that they said of pairs that were asked.",
            "Either needs " + ReviewQuality.LEAST + " decisions."
        },
        mixinStandardHelpOptions = true)
final class ReviewQualityCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            ReviewQuality quality = access.warehouse().decisions().quality();
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? Output.json(quality) + System.lineSeparator() : words(quality));
            out.flush();
            return ExitCode.OK;
        }
    }

    static String words(ReviewQuality quality) {
        return Output.columns(List.of(
                List.of(
                        "decided of the sample",
                        quality.sampled() + ", of which " + quality.right() + " are one customer"),
                List.of(
                        "precision of what is joined",
                        quality.precision()
                                .map(of -> String.format(
                                        Locale.ROOT, "%.3f (95 %%: %.3f to %.3f)", of.share(), of.low(), of.high()))
                                .orElseGet(() -> missing(quality.sampled()))),
                List.of("decided of all that was asked", String.valueOf(quality.decided())),
                List.of(
                        "confidence is off by",
                        quality.calibrationError()
                                .map(error -> String.format(Locale.ROOT, "%.3f on average", error))
                                .orElseGet(() -> missing(quality.decided())))));
    }

    private static String missing(int decided) {
        return "not known before " + (ReviewQuality.LEAST - decided) + " more are decided";
    }
}
