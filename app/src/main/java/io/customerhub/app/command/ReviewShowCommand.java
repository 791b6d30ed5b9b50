package io.customerhub.app.command;

import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.command.ReviewText.Weighed;
import io.customerhub.app.page.Rulebook;
import io.customerhub.identity.match.Links;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewPair.Side;
import io.customerhub.warehouse.store.ReviewQueue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "Shows the customers of whom a pair and those that hang together with it ask, side by side with their records,",
            "marks where they differ, and what each comparison says for and against their being one, in bits."
        },
        mixinStandardHelpOptions = true)
final class ReviewShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "A pair, by its number in hub review list.")
    private long id;

    @Option(names = "--pair", description = "Show only the two records of this pair, with its evidence in words.")
    private boolean alone;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record View(ReviewGroup group, String seen, List<Weighed> weighed) {}

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        HubProperties properties = settings.properties();
        PageMatching matching = Rulebook.read(
                        settings.home(), properties.get("hub.tenant"), properties.sinks(), properties.targets())
                .matching();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            PrintWriter out = spec.commandLine().getOut();
            ReviewQueue queue = access.warehouse().reviews();
            if (alone) {
                ReviewPair pair = ReviewPairs.asked(queue, id);
                Weighed weighed = weighed(List.of(pair), matching).get(0);
                out.print(json ? Output.json(weighed) + System.lineSeparator() : words(weighed));
            } else {
                ReviewGroup group = ReviewPairs.group(queue, id);
                var view = new View(group, group.mark(), weighed(group.pairs(), matching));
                out.print(json ? Output.json(view) + System.lineSeparator() : words(view));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static List<Weighed> weighed(List<ReviewPair> pairs, PageMatching matching) {
        Map<SourceKey, Side> sides = new LinkedHashMap<>();
        pairs.forEach(pair -> {
            sides.put(pair.one().record(), pair.one());
            sides.put(pair.two().record(), pair.two());
        });
        List<SourceKey> places = List.copyOf(sides.keySet());
        Links links =
                matching.links(sides.values().stream().map(Side::described).toList());
        return pairs.stream()
                .map(pair -> new Weighed(
                        pair,
                        links.between(
                                places.indexOf(pair.one().record()),
                                places.indexOf(pair.two().record()))))
                .toList();
    }

    private static String words(Weighed pair) {
        return ReviewColumns.pair(pair.pair())
                + System.lineSeparator()
                + ReviewText.evidence(pair.weighed())
                + System.lineSeparator()
                + Output.columns(ofPair(pair.pair().id()));
    }

    private String words(View view) {
        ReviewGroup group = view.group();
        boolean isOne = group.customers().size() == 1;
        boolean isAlone = group.pairs().size() == 1;
        if (isAlone && isOne) {
            return words(view.weighed().get(0));
        }
        String evidence = isAlone
                ? ReviewText.evidence(view.weighed().get(0).weighed())
                : ReviewText.evidence(group, view.weighed());
        var commands = new ArrayList<>(ofPair(id));
        if (!isAlone) {
            commands.addAll(ofAll(group, view.seen()));
        }
        return (isOne ? ReviewColumns.records(group) : ReviewColumns.customers(group))
                + System.lineSeparator()
                + evidence
                + System.lineSeparator()
                + Output.columns(commands);
    }

    private static List<List<String>> ofPair(long id) {
        return List.of(
                List.of("  hub review same " + id, "the two records of pair " + id + " are one customer"),
                List.of("  hub review different " + id, "they are two"));
    }

    private List<List<String>> ofAll(ReviewGroup group, String seen) {
        var commands = new ArrayList<List<String>>();
        commands.add(List.of("  hub review show " + id + " --pair", "what each comparison says of pair " + id));
        commands.add(
                List.of("  hub review same " + id + " --all --seen " + seen, "all that is shown here is one customer"));
        if (!group.different().isEmpty()) {
            commands.add(List.of(
                    "  hub review different " + id + " --all --seen " + seen, "no two of these customers are one"));
        }
        return commands;
    }
}
