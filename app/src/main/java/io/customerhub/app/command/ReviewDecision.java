package io.customerhub.app.command;

import io.customerhub.identity.match.Decision;
import io.customerhub.warehouse.store.Decided.Contradicted;
import io.customerhub.warehouse.store.Decided.Known;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.Decided.Outcome;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says of two records: the same options whatever it is. */
final class ReviewDecision {
    @Parameters(
            paramLabel = "PAIR",
            arity = "1..2",
            description =
                    "A pair by its number in hub review list, or two records by source/entity/id: asked or not, and"
                            + " whether they are there or not.")
    private List<String> pair = new ArrayList<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who ask later.")
    private String note = "";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Mixin
    private ReviewFollowing following = new ReviewFollowing();

    /** Decides. */
    int decide(boolean same, CommandSpec spec) {
        return following.after(warehouse -> decide(same, warehouse, spec), spec);
    }

    private boolean decide(boolean same, Warehouse warehouse, CommandSpec spec) {
        ReviewPairs meant = ReviewPairs.read(warehouse.reviews(), pair);
        Outcome outcome = warehouse
                .decisions()
                .decide(new Decision(meant.one(), meant.two(), same), actor.name(), note.strip(), meant.asked());
        PrintWriter out = spec.commandLine().getOut();
        if (outcome instanceof Contradicted contradicted) {
            throw new UnclearRequest("that contradicts what stands; take some of it back first:\n"
                    + contradicted.by().stream()
                            .map(each -> "  " + ReviewText.said(each) + ": hub review undo " + each.id())
                            .collect(Collectors.joining("\n")));
        }
        if (outcome instanceof Known known) {
            out.println("that is said already: " + ReviewText.said(known.decided()));
        } else if (outcome instanceof Made made) {
            out.println(ReviewText.said(made.decided()));
            out.println("hub review undo " + made.decided().id() + " takes it back");
        }
        out.flush();
        return true;
    }
}
