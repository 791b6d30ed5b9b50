package io.customerhub.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.app.bench.IdentityBench.Result;
import io.customerhub.app.bench.IdentityGrowth.Size;
import io.customerhub.app.bench.IdentitySet.Description;
import io.customerhub.app.bench.IdentitySpeed.Rates;
import io.customerhub.app.bench.generated.Population;
import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.AcceptedRecords.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets as they are described, measured with the comparisons and words that ship with the hub. */
final class IdentityBenchTest {
    private static final Path CONFIG = Path.of("../config");

    @TempDir
    Path folder;

    private final Findings findings = new Findings();
    private final IdentityBench bench = new IdentityBench(
            IdentityFile.read(CONFIG.resolve("identity.yaml"), findings)
                    .orElseThrow()
                    .comparisons(),
            DictionaryFile.read(CONFIG.resolve("identity/words.yaml"), findings).orElseThrow(),
            5);

    @Test
    void linksTwoListsByPairsThatAnotherFileNames() throws IOException {
        Files.writeString(folder.resolve("ours.csv"), """
                id,first,last,born,mail
                1,Marcia,Campbell,1971-06-24,marcia@blue.example
                2,Devon,Grant,1964-01-02,
                3,Omar,Wozencraft,1980-12-30,omar@w.example
                """);
        Files.writeString(folder.resolve("theirs.csv"), """
                id,first,last,born,mail
                7,Marcia,Cambell,1971-06-24,marcia@blue.example
                8,Omar,Wozencraft,1980-12-30,
                1,Paulette,Lindo,1990-05-05,lindo@x.example
                """);
        Files.writeString(folder.resolve("truth.csv"), "ours,theirs\n1,7\n3,8\n");
        Result result = bench.run(set("""
                description: two lists
                files: [ours.csv, theirs.csv]
                id: id
                duplicateFree: true
                fields: {name: [first, last], birthDate: born, email: mail}
                truth: {pairs: truth.csv, columns: [ours, theirs]}
                """));

        assertThat(result.records()).isEqualTo(6);
        assertThat(result.pairs()).isEqualTo(2);
        assertThat(result.completeness()).isEqualTo(1);
        assertThat(result.usual()).isEqualTo(new PairFigures(1, 1));
        assertThat(result.wrong()).isEmpty();
    }

    @Test
    void takesTheTruthFromAColumnAndComparesWhatCustomersDoNotHave() throws IOException {
        Files.writeString(folder.resolve("one.csv"), """
                no,who,first,last,trade
                1,a,Marcia,Campbell,baker
                2,a,Marcia,Campbell,baker
                3,b,Devon,Grant,smith
                """);
        IdentitySet set = set("""
                description: one list
                files: [one.csv]
                id: no
                fields: {givenName: first, familyName: last, trade: trade}
                comparisons:
                  - {comparison: trade, description: What they do, kind: word, fields: [trade]}
                truth: {column: who}
                """);

        assertThat(set.truth()).containsExactly("a", "a", "b");
        assertThat(set.rules()).hasSize(1);
        assertThat(set.records().get(0).get("trade")).isEqualTo("baker");
    }

    @Test
    void saysWhichFilesAreNotThereAndWhatIsWrongInADescription() throws IOException {
        Path file = Files.writeString(folder.resolve("set.yaml"), """
                description: a set
                files: [gone.csv]
                id: no
                fields: {name: name}
                truth: {column: who}
                """);
        assertThat(Description.read(file, findings).orElseThrow().missing(folder))
                .containsExactly("gone.csv");
        Files.writeString(file, "description: a set\nfiles: [gone.csv]\nid: no\nfields: {}\n");
        assertThat(Description.read(file, findings)).isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("'truth' is missing"));
    }

    @Test
    void saysWhatIsWrongInADescriptionOfFilesThatAreThere() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "no,who,name\n1,a,Marcia Campbell\n2,b\n");
        assertThatThrownBy(() -> set("""
                        description: one list
                        files: [one.csv]
                        id: nr
                        fields: {name: [nam]}
                        truth: {pattern: "[0-9"}
                        """))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("set.yaml line 3: no column 'nr' in one.csv; did you mean 'no'?")
                .hasMessageContaining("set.yaml line 4: no column 'nam' in one.csv; did you mean 'name'?")
                .hasMessageContaining("set.yaml line 5: the pattern is none");
        assertThatThrownBy(() -> set("""
                        description: one list
                        files: [one.csv]
                        id: no
                        fields: {name: name}
                        truth: {pattern: "[0-9]"}
                        """)).hasMessageContaining("set.yaml line 5: the pattern has no group");
    }

    @Test
    void aRowThatEndsEarlySaysNothingInItsLastColumns() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "no,who,name\n1,a,Marcia Campbell\n2,b\n");
        IdentitySet set = set("""
                description: one list
                files: [one.csv]
                id: no
                fields: {name: name}
                truth: {column: who}
                """);
        assertThat(set.records().get(1).get("name")).isEmpty();
    }

    @Test
    void measuresWhatCameThroughTheHubBesideHowTheHubResolvedIt() throws IOException {
        Path file = Files.writeString(folder.resolve("company.yaml"), """
                description: a company
                company: demo
                flows: [quickbooks-customers]
                """);
        SourceKey one = new SourceKey("quickbooks", "Customer", "1");
        SourceKey same = new SourceKey("google-sheets", "Contacts", "7");
        SourceKey other = new SourceKey("google-sheets", "Contacts", "8");
        CustomerId customer = CustomerId.firstSeenIn("test", one);
        IdentitySet set = IdentitySet.of(
                Description.read(file, findings).orElseThrow(),
                List.of(
                        known(one, customer, "Marcia Campbell"),
                        known(same, customer, "M. Campbell"),
                        known(other, customer, "Devon Grant")),
                Map.of(one, "C1", same, "C1"));

        assertThat(findings.list()).isEmpty();
        assertThat(set.truth()).containsExactly("C1", "C1", "google-sheets/Contacts/8");
        assertThat(set.records().get(0).get("name")).isEqualTo("Marcia Campbell");
        assertThat(bench.run(set).resolved()).hasValueSatisfying(hub -> {
            assertThat(hub.recall()).isEqualTo(1);
            assertThat(hub.precision()).isCloseTo(1 / 3.0, within(1e-9));
        });
    }

    @Test
    void scoresPairsBesideALibrarysOneFunction() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "no,name\n1,Marcia Campbell\n2,Marcia Cambell\n3,Devon Grant\n");
        IdentitySet set = set("""
                description: one list
                files: [one.csv]
                id: no
                fields: {name: name}
                truth: {pattern: "([0-9])"}
                """);
        Rates rates = new IdentitySpeed(bench).run(set);
        assertThat(rates.pairs()).isEqualTo(1);
        assertThat(rates.model()).isPositive();
        assertThat(rates.library()).isPositive();
    }

    @Test
    void measuresHowTimeAndMemoryGrowWithGeneratedRecords() {
        Size size = new IdentityGrowth(bench, records -> new Population(1).records(records)).run(2_000);

        assertThat(size.records()).isEqualTo(2_000);
        assertThat(size.completeness()).isGreaterThan(0.99);
        assertThat(size.figures().f1()).isGreaterThan(0.95);
        assertThat(size.candidates()).isLessThan(2_000 * 60);
        assertThat(size.processorSeconds()).isPositive();
        assertThat(size.byGrowth()).isEqualTo(size.processorSeconds() / (2_000 * Math.log(2_000)));
    }

    private static Known known(SourceKey record, CustomerId customer, String name) {
        return new Known(record, customer, new Facts(Map.of(CustomerField.NAME, name)));
    }

    /** The smaller ones of the public sets, where they are there: least F1 at the usual threshold. */
    @ParameterizedTest
    @CsvSource({"fake_1000, 0.955", "febrl3, 0.999", "fodors_zagats, 0.99"})
    void keepsWhatItReachedOnPublicSets(String name, double least) throws IOException {
        Path data = Path.of(
                        Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data"))
                .resolve("identity");
        Description description = Description.read(CONFIG.resolve("bench/identity/" + name + ".yaml"), findings)
                .orElseThrow();
        List<String> missing = description.missing(data);
        Assumptions.assumeTrue(missing.isEmpty(), () -> "no " + missing + " in " + data);

        Result result = bench.run(IdentitySet.read(description, data));

        assertThat(result.usual().f1()).isGreaterThanOrEqualTo(least);
    }

    private IdentitySet set(String description) throws IOException {
        Path file = Files.writeString(folder.resolve("set.yaml"), description);
        IdentitySet set = IdentitySet.read(Description.read(file, findings).orElseThrow(), folder);
        assertThat(findings.list()).isEmpty();
        return set;
    }
}
