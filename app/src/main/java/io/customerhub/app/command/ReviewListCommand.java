package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewQueue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub review list}. */
@Command(
        name = "list",
        description = {
            "Lists the pairs of records of which comparing does not tell well enough whether they are one customer:",
            "those whose answer is least certain and matters most first, by what both customers have spent.",
            "Then some that were drawn at random of all that were joined: their answers tell how often that is wrong."
        },
        mixinStandardHelpOptions = true)
final class ReviewListCommand implements Callable<Integer> {
    /** One drawn pair is listed with so many others. */
    private static final int FOR_ONE_DRAWN = 5;

    @Option(
            names = "--most",
            paramLabel = "N",
            description =
                    "How many pairs at the most (default: ${DEFAULT-VALUE}), and a fifth as many that were drawn.",
            defaultValue = "20")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Listing(long uncertain, long sampled, List<ReviewPair> pairs, List<ReviewPair> sample) {}

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            ReviewQueue queue = access.warehouse().reviews();
            int drawn = (most + FOR_ONE_DRAWN - 1) / FOR_ONE_DRAWN;
            var listing = new Listing(queue.uncertain(), queue.sampled(), queue.uncertain(most), queue.sampled(drawn));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(listing));
            } else {
                print(listing, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static void print(Listing listing, PrintWriter out) {
        if (listing.pairs().isEmpty() && listing.sample().isEmpty()) {
            out.println("nobody is asked anything");
            return;
        }
        out.printf("%,d pairs are uncertain, %,d were drawn at random%n%n", listing.uncertain(), listing.sampled());
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "confidence", "now", "spent", "record", "and record", ""));
        listing.pairs().forEach(pair -> rows.add(row(pair, "")));
        listing.sample().forEach(pair -> rows.add(row(pair, "sample")));
        out.print(Output.columns(rows));
        out.println();
        out.println("hub review show ID compares them side by side");
    }

    private static List<String> row(ReviewPair pair, String why) {
        return List.of(
                String.valueOf(pair.id()),
                String.format(Locale.ROOT, "%.3f", pair.confidence()),
                pair.together() ? "one" : "two",
                String.format("%,.2f", pair.spend()),
                pair.one().record().toString(),
                pair.two().record().toString(),
                why);
    }
}
