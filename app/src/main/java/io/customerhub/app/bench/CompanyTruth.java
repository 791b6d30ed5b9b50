package io.customerhub.app.bench;

import io.customerhub.model.SourceKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a sandbox tells of whom its systems' records truly are about. */
public final class CompanyTruth {
    private CompanyTruth() {}

    /**
     * Asks a sandbox.
     *
     * @return for each record about somebody in particular, whom
     */
    public static Map<SourceKey, String> read(String sandbox) throws IOException {
        Map<SourceKey, String> truth = new HashMap<>();
        try (InputStream in = URI.create(sandbox + "/sandbox/truth").toURL().openStream()) {
            Table.read("truth", in)
                    .rows()
                    .forEach(row -> truth.put(
                            new SourceKey(row.get("source"), row.get("entity"), row.get("id")), row.get("customer")));
        }
        return truth;
    }
}
