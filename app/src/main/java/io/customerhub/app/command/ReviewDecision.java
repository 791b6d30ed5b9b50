package io.customerhub.app.command;

import io.customerhub.identity.match.Decision;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.Decided.Contradicted;
import io.customerhub.warehouse.store.Decided.Known;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.Decided.MadeTogether;
import io.customerhub.warehouse.store.Decided.Outcome;
import io.customerhub.warehouse.store.MatchDecisions.Said;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says of two records, or of a whole group: the same options whatever it is. */
final class ReviewDecision {
    @Parameters(
            paramLabel = "PAIR",
            arity = "1..2",
            description =
                    "A pair by its number in hub review list, or two records by source/entity/id: asked or not, and"
                            + " whether they are there or not.")
    private List<String> pair = new ArrayList<>();

    @Option(
            names = "--all",
            description = "Say it of all that hub review show shows with the pair: all are one customer, or no two of"
                    + " the customers are.")
    private boolean all;

    @Option(
            names = "--seen",
            paramLabel = "MARK",
            description = "With --all: only if that is still what hub review show showed with this mark.")
    private Optional<String> seen = Optional.empty();

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
        if (!all && seen.isPresent()) {
            throw new UnclearRequest("--seen is of a whole group; say --all, or leave it out");
        }
        Outcome outcome = all
                ? warehouse.decisions().decide(whole(same, meant, warehouse), actor.name(), note.strip())
                : warehouse
                        .decisions()
                        .decide(
                                new Decision(meant.one(), meant.two(), same),
                                actor.name(),
                                note.strip(),
                                meant.asked().map(ReviewPair::asked));
        PrintWriter out = spec.commandLine().getOut();
        print(outcome, out);
        out.flush();
        return true;
    }

    private List<Said> whole(boolean same, ReviewPairs meant, Warehouse warehouse) {
        long id = meant.asked()
                .map(ReviewPair::id)
                .orElseThrow(() -> new UnclearRequest("nobody is asked about these two, so there is no group of them;"
                        + " leave --all out, or name a pair that hub review list names"));
        ReviewGroup group = ReviewPairs.group(warehouse.reviews(), id);
        if (seen.isPresent() && !seen.get().equals(group.mark())) {
            throw new UnclearRequest("the group of pair " + id + " is not what you saw any more; look at it again: hub"
                    + " review show " + id);
        }
        List<Said> said = same ? group.same() : group.different();
        if (said.isEmpty()) {
            throw new UnclearRequest("all of these records are taken for one customer; say which two are not: hub"
                    + " review different ID");
        }
        return said;
    }

    private static void print(Outcome outcome, PrintWriter out) {
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
        } else if (outcome instanceof MadeTogether made) {
            print(made.decided(), out);
        }
    }

    private static void print(List<Decided> made, PrintWriter out) {
        if (made.isEmpty()) {
            out.println("all of that is said already");
            return;
        }
        made.forEach(each -> out.println(ReviewText.said(each)));
        out.println("hub review undo " + made.get(0).id() + " --all takes all of it back");
    }
}
