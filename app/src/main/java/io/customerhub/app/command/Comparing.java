package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.page.Rulebook;
import io.customerhub.identity.match.PageMatching;

/** What commands need whose work is nothing where records are resolved by exact keys. */
final class Comparing {
    private Comparing() {}

    /**
     * How records are compared.
     *
     * @throws HubException where they are not
     */
    static PageMatching require(HubSettings settings) {
        HubProperties properties = settings.properties();
        return Rulebook.read(settings.home(), properties.get("hub.tenant"), properties.sinks())
                .matching()
                .orElseThrow(
                        () -> new HubException("looking at pairs of records: they are resolved by exact keys, and not"
                                + " compared; set resolveBy: comparisons in config/identity.yaml"));
    }
}
