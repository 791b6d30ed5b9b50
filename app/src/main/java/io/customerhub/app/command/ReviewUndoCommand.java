package io.customerhub.app.command;

import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub review undo ID}. */
@Command(
        name = "undo",
        description = {
            "Takes back what was said of two records: they are again what comparing says they are.",
            "Customers that were made one, or two, are again who they were, with all that is theirs."
        },
        mixinStandardHelpOptions = true)
final class ReviewUndoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The decision, by its number in hub review history.")
    private long id;

    @Option(names = "--all", description = "Take back all that was said of a whole group with it.")
    private boolean all;

    @Mixin
    private ActorOption actor = new ActorOption();

    @Mixin
    private ReviewFollowing following = new ReviewFollowing();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return following.after(this::takeBack, spec);
    }

    private boolean takeBack(Warehouse warehouse) {
        MatchDecisions decisions = warehouse.decisions();
        List<Decided> taken = all
                ? decisions.takeBackAll(id, actor.name())
                : decisions.takeBack(id, actor.name()).stream().toList();
        PrintWriter out = taken.isEmpty()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        taken.forEach(decided -> out.println("taken back, " + ReviewText.said(decided)));
        if (taken.isEmpty()) {
            out.println("no decision " + id + " stands; hub review history lists them");
        }
        out.flush();
        return !taken.isEmpty();
    }
}
