package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.ReviewList;
import io.customerhub.warehouse.store.ReviewList.Entry;
import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.ReviewPair;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
            "Pairs that hang together by the customers whom they are about are one line: the first of them.",
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
                    "How many groups at the most (default: ${DEFAULT-VALUE}), and a fifth as many pairs that were drawn.",
            defaultValue = "20")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            int drawn = (most + FOR_ONE_DRAWN - 1) / FOR_ONE_DRAWN;
            ReviewList listing = access.warehouse().reviews().list(most, drawn);
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

    private static void print(ReviewList listing, PrintWriter out) {
        if (listing.groups().isEmpty() && listing.sample().isEmpty()) {
            out.println("nobody is asked anything");
            return;
        }
        Waiting waiting = listing.waiting();
        out.printf(
                "%,d pairs in %,d groups are uncertain, %,d were drawn at random%n%n",
                waiting.uncertain(), waiting.groups(), waiting.sampled());
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "confidence", "now", "spent", "record", "and record", ""));
        listing.groups().forEach(group -> rows.add(row(group.first(), group.spend(), more(group))));
        listing.sample().forEach(pair -> rows.add(row(pair, pair.spend(), "sample")));
        out.print(Output.columns(rows));
        out.println();
        out.println("hub review show ID compares them side by side");
    }

    private static String more(Entry group) {
        int pairs = group.pairs().size() - 1;
        int customers = group.customers().size();
        return pairs == 0
                ? ""
                : String.format(
                        "and %d more, of %s", pairs, customers == 1 ? "one customer" : customers + " customers");
    }

    private static List<String> row(ReviewPair pair, BigDecimal spend, String why) {
        return List.of(
                String.valueOf(pair.id()),
                ReviewText.confidence(pair.confidence()),
                pair.together() ? "one" : "two",
                String.format("%,.2f", spend),
                pair.one().record().toString(),
                pair.two().record().toString(),
                why);
    }
}
