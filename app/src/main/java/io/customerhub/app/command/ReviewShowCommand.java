package io.customerhub.app.command;

import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.page.Rulebook;
import io.customerhub.identity.match.Links;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.identity.match.Weighing;
import io.customerhub.warehouse.store.ReviewPair;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub review show ID}. */
@Command(
        name = "show",
        description = {
            "Shows the two records of a pair side by side, marks where they differ,",
            "and what each comparison says for and against their being one customer, in bits."
        },
        mixinStandardHelpOptions = true)
final class ReviewShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The pair, by its number in hub review list.")
    private long id;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record View(ReviewPair pair, Weighing weighed) {}

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        HubProperties properties = settings.properties();
        PageMatching matching = Rulebook.read(settings.home(), properties.get("hub.tenant"), properties.sinks())
                .matching();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            ReviewPair pair = ReviewPairs.asked(access.warehouse().reviews(), id);
            Links links =
                    matching.links(List.of(pair.one().described(), pair.two().described()));
            var view = new View(pair, links.between(0, 1));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(view));
            } else {
                ReviewText.sides(pair, out);
                out.println();
                ReviewText.evidence(view.weighed(), out);
                out.println();
                out.print(Output.columns(List.of(
                        List.of("  hub review same " + id, "they are one customer"),
                        List.of("  hub review different " + id, "they are two"))));
            }
            out.flush();
            return ExitCode.OK;
        }
    }
}
