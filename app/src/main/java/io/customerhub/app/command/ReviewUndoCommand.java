package io.customerhub.app.command;

import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
        Optional<Decided> taken = warehouse.decisions().takeBack(id, actor.name());
        PrintWriter out = taken.isPresent()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        out.println(taken.map(decided -> "taken back, " + ReviewText.said(decided))
                .orElse("no decision " + id + " stands; hub review history lists them"));
        out.flush();
        return taken.isPresent();
    }
}
