package io.customerhub.app.bench.firing;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.bench.firing.FiringsBench.Outcome;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiringsBenchTest {
    @TempDir
    Path folder;

    @Test
    void threeNodesFireEachScheduleOnceThoughOneLeavesAndAnotherJoins() throws Exception {
        var settings = new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder));
        try (Database server = Database.open(settings)) {
            Outcome outcome = new FiringsBench(() -> Database.open(settings), 15, 8).run(3);

            assertThat(server.isServedHere()).isTrue();
            assertThat(outcome.due()).isEqualTo(120);
            assertThat(outcome.firedInAll()).isEqualTo(120);
            assertThat(outcome.taken()).isEqualTo(120);
            assertThat(outcome.fired()).hasSizeGreaterThan(1);
        }
    }
}
