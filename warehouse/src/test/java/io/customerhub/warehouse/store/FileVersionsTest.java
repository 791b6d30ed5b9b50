package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileVersionsTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    @TempDir
    static Path folder;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static FileVersions versions(String tenant, Instant now) {
        return new Warehouse(database.dataSource(), tenant, InstantSource.fixed(now)).fileVersions();
    }

    @Test
    void theSameFilesHaveTheSameNumberAndAnEditGivesTheNextOne() {
        Map<String, String> files = Map.of("mappings/a.yaml", "name: .Näme\n", "config/quality.yaml", "region: JM\n");
        Map<String, String> edited = Map.of("mappings/a.yaml", "name: .Other\n", "config/quality.yaml", "region: JM\n");

        assertThat(versions("edit", FIRST).keep(files)).isEqualTo(1);
        assertThat(versions("edit", LATER).keep(edited)).isEqualTo(2);
        assertThat(versions("edit", LATER).keep(files)).isEqualTo(1);
        var contents = versions("edit", LATER).of(List.of(1, 2, 3));
        assertThat(contents).containsOnlyKeys(1, 2);
        assertThat(contents.get(1))
                .containsEntry("mappings/a.yaml", new FileVersions.Content("name: .Näme\n", FIRST))
                .containsEntry("config/quality.yaml", new FileVersions.Content("region: JM\n", FIRST));
        assertThat(contents.get(2))
                .containsEntry("mappings/a.yaml", new FileVersions.Content("name: .Other\n", LATER))
                .containsEntry("config/quality.yaml", new FileVersions.Content("region: JM\n", FIRST));
    }

    @Test
    void whatAServingHubUsesAndRefusesIsItsLatestWord() {
        FileVersions versions = versions("serving", FIRST);
        assertThat(versions.inUse()).isEmpty();

        var refusing = new FileVersions.InUse(1, FIRST, List.of("mappings/a.yaml line 1: not YAML", "and, {more}"));
        versions.note(refusing);
        assertThat(versions.inUse()).contains(refusing);

        var taken = new FileVersions.InUse(2, LATER, List.of());
        versions.note(taken);
        assertThat(versions.inUse()).contains(taken);
    }

    @Test
    void hubsThatStartAtOnceAgreeOnNumbers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> hubs = new ArrayList<>();
            for (int hub = 0; hub < 12; hub++) {
                String text = "v" + hub % 3;
                hubs.add(() -> versions("race", FIRST).keep(Map.of("mappings/a.yaml", text)));
            }
            var numbers = new ArrayList<Integer>();
            for (Future<Integer> number : threads.invokeAll(hubs)) {
                numbers.add(number.get());
            }
            assertThat(numbers.subList(0, 3)).containsExactlyInAnyOrder(1, 2, 3);
            assertThat(numbers.subList(3, 6)).isEqualTo(numbers.subList(0, 3));
            assertThat(numbers.subList(9, 12)).isEqualTo(numbers.subList(0, 3));
        } finally {
            threads.shutdownNow();
        }
    }
}
