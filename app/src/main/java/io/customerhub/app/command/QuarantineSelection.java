package io.customerhub.app.command;

import io.customerhub.warehouse.store.QuarantineChoice;
import io.customerhub.warehouse.store.QuarantineChoice.Filtered;
import io.customerhub.warehouse.store.QuarantineChoice.Named;
import io.customerhub.warehouse.store.QuarantineDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The records in quarantine that a command is about: by name, by what they have in common, or all. */
final class QuarantineSelection {
    @Parameters(
            paramLabel = "KEY",
            arity = "0..*",
            description = "Records by source/entity/id, or by an id that only one of them has.")
    private List<String> keys = new ArrayList<>();

    @Mixin
    private QuarantineFilter filter = new QuarantineFilter();

    @Option(names = "--all", description = "All records in quarantine.")
    private boolean all;

    @Option(names = "--yes", description = "Do it to all records that a filter finds, however many.")
    private boolean yes;

    /**
     * The records that are meant.
     *
     * @return nothing where a filter finds none
     * @throws ParameterException where it is not said which
     * @throws UnclearRequest where a name is none, or where they are many and nobody has said yes
     */
    Optional<QuarantineChoice> choose(QuarantineDesk quarantine, CommandSpec spec) {
        boolean isFiltered = !filter.filter().equals(Filtered.ALL);
        if ((keys.isEmpty() ? 0 : 1) + (isFiltered ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name records, or a filter (--source, --entity, --problem), or --all: one of them");
        }
        if (!keys.isEmpty()) {
            return Optional.of(new Named(QuarantineKeys.all(quarantine, keys)));
        }
        long found = quarantine.count(filter.filter());
        if (found > 1 && !yes) {
            throw new UnclearRequest(
                    String.format("that is %,d records; look at them with hub quarantine list, and say --yes", found));
        }
        return found == 0 ? Optional.empty() : Optional.of(filter.filter());
    }
}
