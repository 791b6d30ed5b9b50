package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.HubSettings;
import io.customerhub.app.TestHub;
import io.customerhub.app.check.HubCheck;
import io.customerhub.app.flowtest.FlowTestFile;
import io.customerhub.app.flowtest.FlowTests;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of flows on the house's own files, and on copies in which one thing is broken. */
final class FlowTestsIT {
    @TempDir
    static Path folder;

    @Test
    void theHousesFlowsDoWhatTheirTestsSay() throws IOException {
        DocumentedHome home = DocumentedHome.copyTo(folder.resolve("whole"));

        assertThat(FlowTestFile.find(home.folder())).hasSizeGreaterThan(20);
        assertThat(differences(home)).isEmpty();
        // Nothing is kept: the same again.
        assertThat(differences(home)).isEmpty();
    }

    @Test
    void aBrokenMappingIsNamedWithItsLine() throws IOException {
        DocumentedHome home = broken("mapping", "mappings/sheet-contacts.yaml", "  email: .Email", "  email: .Mail");

        assertThat(HubCheck.of(home.folder()).run()).isNotEmpty(); // the mapping's own test
        assertThat(differences(home))
                .anySatisfy(difference -> assertThat(difference)
                        .contains("routes/sources/sheet-contacts.test.yaml line ")
                        .contains("'email' is absent, expected \"marcia@example.com\"")
                        .contains("mend mappings/sheet-contacts.yaml line 26"));
    }

    @Test
    void aBrokenRuleIsNamedWithItsLine() throws IOException {
        DocumentedHome home = broken("rule", "config/quality.yaml", "\"[0-9]{9}\"", "\"[0-9]{8}\"");

        assertThat(HubCheck.of(home.folder()).run()).isEmpty();
        assertThat(differences(home))
                .anySatisfy(difference -> assertThat(difference)
                        .contains("routes/sources/quickbooks-customers.test.yaml line ")
                        .contains("'taxId' is absent, expected \"234567891\"")
                        .contains("mend config/quality.yaml line 19"));
    }

    @Test
    void aBrokenMappingOfASinkIsNamedWithItsLine() throws IOException {
        DocumentedHome home =
                broken("sink", "mappings/hubspot-contacts.yaml", "  parish: .parish", "  parish: .postalCode");

        assertThat(HubCheck.of(home.folder()).run()).isEmpty();
        assertThat(differences(home))
                .anySatisfy(difference -> assertThat(difference)
                        .contains("routes/sources/quickbooks-customers.test.yaml line ")
                        .contains("writes to hubspot-contacts, 1: 'create.parish' is absent, expected \"Saint Andrew\"")
                        .contains("mend mappings/hubspot-contacts.yaml line 15"));
    }

    @Test
    void whatNobodyExpectedIsTold() throws IOException {
        DocumentedHome home = broken("unexpected", "routes/sources/business-directory.test.yaml", """
                      quarantine:
                        - {record: "https://directory.example/listing/18", problem: name}
                """, "");

        assertThat(differences(home))
                .singleElement()
                .satisfies(difference -> assertThat(difference)
                        .contains("record https://directory.example/listing/18 is in quarantine")
                        .contains("mend mappings/business-directory.yaml"));
    }

    private static DocumentedHome broken(String name, String file, String text, String by) throws IOException {
        DocumentedHome home = DocumentedHome.copyTo(folder.resolve(name));
        Path path = home.folder().resolve(file);
        String whole = Files.readString(path);
        assertThat(whole).containsOnlyOnce(text);
        Files.writeString(path, whole.replace(text, by));
        return home;
    }

    private static List<String> differences(DocumentedHome home) {
        var settings =
                new HubSettings(home.folder(), folder.resolve("data"), Map.of(), Map.of(), InstantSource.system());
        var findings = new Findings();
        try (TestHub hub = TestHub.start(settings)) {
            var tests = new FlowTests(hub::run, home.folder(), hub.mappings(), findings);
            FlowTestFile.find(home.folder())
                    .forEach(file ->
                            FlowTestFile.read(file, hub.mappings(), findings).ifPresent(tests::run));
        }
        return findings.list().stream().map(Object::toString).toList();
    }
}
