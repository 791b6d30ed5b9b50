package io.customerhub.app.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Red when the warehouse cannot be reached. */
public final class DatabaseHealth extends AbstractHealthCheck {
    private static final int SECONDS = 5;

    private final DataSource dataSource;

    public DatabaseHealth(DataSource dataSource) {
        super("hub", "warehouse");
        this.dataSource = dataSource;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(SECONDS)) {
                builder.up();
            } else {
                builder.message("the warehouse does not answer within " + SECONDS + " s")
                        .down();
            }
        } catch (SQLException e) {
            builder.message("the warehouse cannot be reached: " + e.getMessage())
                    .down();
        }
    }
}
