package io.customerhub.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub review different}. */
@Command(
        name = "different",
        description = {
            "Says that two records are two customers, whatever comparing says; with --all, that no two of those are one whom",
            "hub review show shows with them.",
            "It is followed at once, and holds until it is taken back: hub review undo."
        },
        mixinStandardHelpOptions = true)
final class ReviewDifferentCommand implements Callable<Integer> {
    @Mixin
    private ReviewDecision decision = new ReviewDecision();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return decision.decide(false, spec);
    }
}
