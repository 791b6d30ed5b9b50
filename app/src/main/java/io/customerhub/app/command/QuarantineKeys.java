package io.customerhub.app.command;

import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.QuarantineDesk;
import java.util.List;
import java.util.stream.Collectors;

/** The keys by which a person names records in quarantine: source/entity/id, or an id that only one of them has. */
final class QuarantineKeys {
    private QuarantineKeys() {}

    static SourceKey one(QuarantineDesk quarantine, String written) {
        List<SourceKey> meant = quarantine.named(written);
        if (meant.isEmpty()) {
            throw new UnclearRequest(
                    "no record '" + written + "' is in quarantine; hub quarantine list names those that are, and hub"
                            + " quarantine history SOURCE/ENTITY/ID what was done to one that has left it");
        }
        if (meant.size() > 1) {
            throw new UnclearRequest("several records have the id '" + written + "'; name one: "
                    + meant.stream().map(SourceKey::toString).collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    static List<SourceKey> all(QuarantineDesk quarantine, List<String> written) {
        return written.stream().map(key -> one(quarantine, key)).distinct().toList();
    }
}
