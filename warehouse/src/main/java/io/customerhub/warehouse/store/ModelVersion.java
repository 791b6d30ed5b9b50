package io.customerhub.warehouse.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of a model in the registry.
 *
 * @param goodUntil until when it may serve
 * @param dataHash of all that was read to learn it
 * @param card as JSON
 * @param declared the file of models as it was, and {@code features} that of features
 */
public record ModelVersion(
        String model,
        int version,
        String kind,
        ModelRole role,
        LocalDate asOf,
        LocalDate goodUntil,
        long seed,
        UUID dataHash,
        UUID contentHash,
        String card,
        Instant trainedAt,
        String declared,
        String features) {
    static final String COLUMNS = """
            model, version, kind, role, as_of, good_until, seed, data_hash, content_hash, card, trained_at,
            declared, features
            """;

    static ModelVersion of(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                ModelRole.of(row.getString(4)),
                row.getDate(5).toLocalDate(),
                row.getDate(6).toLocalDate(),
                row.getLong(7),
                row.getObject(8, UUID.class),
                row.getObject(9, UUID.class),
                row.getString(10),
                row.getTimestamp(11).toInstant(),
                row.getString(12),
                row.getString(13));
    }
}
