package io.customerhub.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Records;
import io.customerhub.profile.Profile.Chosen;
import io.customerhub.profile.Survivorship.Beaten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurvivorshipTest {
    private static final CustomerId ANN = CustomerId.firstSeenIn("demo", Records.key("crm", 1));
    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    /** In the books: old and short; in the sheet: new, twice; elsewhere: long. */
    private static final List<CustomerRecord> RECORDS = List.of(
            Records.customer(Records.key("elsewhere", 1), OLD, "name", "Ann Elizabeth Brown"),
            Records.customer(Records.key("sheet", 3), OLD, "name", "Ann B"),
            Records.customer(Records.key("books", 2), OLD, "name", "Ann"),
            Records.customer(Records.key("sheet", 1), NEW, "name", "Ann B"));

    @ParameterizedTest
    @CsvSource({
        "SOURCE_ORDER, Ann, books/Customer/2",
        "NEWEST, Ann B, sheet/Customer/1",
        "LONGEST, Ann Elizabeth Brown, elsewhere/Customer/1",
        "MOST_FREQUENT, Ann B, sheet/Customer/1"
    })
    void everyRuleChoosesItsValueAndSaysWhereFrom(SurvivorshipRule rule, String name, String from) {
        Chosen chosen = chosen(rule, RECORDS);

        assertThat(chosen.value()).isEqualTo(name);
        assertThat(chosen.from()).hasToString(from);
        assertThat(chosen.rule()).isEqualTo(rule.word());
        assertThat(SurvivorshipRule.of(rule.word())).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"SOURCE_ORDER, sheet/Customer/1", "NEWEST, sheet/Customer/1", "LONGEST, sheet/Customer/1"})
    void tiesGoToTheNextBestWayAndAtLastToTheKey(SurvivorshipRule rule, String from) {
        List<CustomerRecord> same = List.of(
                Records.customer(Records.key("sheet", 2), NEW, "name", "Bea"),
                Records.customer(Records.key("sheet", 1), NEW, "name", "Ann"),
                Records.customer(Records.key("sheet", 3), OLD, "name", "Cat"));

        assertThat(chosen(rule, same).from()).hasToString(from);
    }

    @Test
    void valueThatOnlyOneRecordHasIsChosenByNoRule() {
        Profile profile = survivorship(SurvivorshipRule.LONGEST)
                .profile(
                        ANN,
                        List.of(
                                Records.customer(Records.key("books", 1), OLD, "email", "a@b.co"),
                                Records.customer(Records.key("sheet", 1), NEW, "phone", "1")));

        assertThat(profile.values().values()).extracting(Chosen::rule).containsOnly("only-value");
        assertThat(profile.records()).hasSize(2);
        assertThat(profile.changedAt()).isEqualTo(NEW);
    }

    @Test
    void fieldsOwnRuleGoesBeforeTheUsualOne() {
        var survivorship = new Survivorship(
                List.of("books"), SurvivorshipRule.SOURCE_ORDER, Map.of(CustomerField.NAME, SurvivorshipRule.LONGEST));

        assertThat(survivorship.profile(ANN, RECORDS).get(CustomerField.NAME)).contains("Ann Elizabeth Brown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOURCE_ORDER | is of sheet, which source-order puts behind books",
                "NEWEST | is older, of 2024-01-01T00:00:00Z",
                "LONGEST | is shorter",
                "MOST_FREQUENT | is in fewer records, 1 and not 2"
            })
    void saysWhyOtherValuesWereNotChosen(SurvivorshipRule rule, String reason) {
        List<Beaten> beaten = survivorship(rule).beaten(CustomerField.NAME, RECORDS);

        assertThat(beaten).hasSize(3).extracting(Beaten::reason).contains(reason);
        assertThat(beaten)
                .extracting(each -> each.record().key())
                .doesNotContain(chosen(rule, RECORDS).from());
        assertThat(beaten)
                .filteredOn(each -> each.value().equals(chosen(rule, RECORDS).value()))
                .extracting(Beaten::reason)
                .allMatch("says the same"::equals);
    }

    @Test
    void saysNothingOfRecordsWithoutTheField() {
        assertThat(survivorship(SurvivorshipRule.NEWEST).beaten(CustomerField.EMAIL, RECORDS))
                .isEmpty();
    }

    @Property
    void orderOfRecordsDoesNotMatter(
            @ForAll("records") List<CustomerRecord> records, @ForAll SurvivorshipRule rule, @ForAll Random random) {
        List<CustomerRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);

        assertThat(survivorship(rule).profile(ANN, shuffled))
                .isEqualTo(survivorship(rule).profile(ANN, records));
    }

    @Property
    void everyValueIsThatOfTheRecordItNames(
            @ForAll("records") List<CustomerRecord> records, @ForAll SurvivorshipRule rule) {
        survivorship(rule)
                .profile(ANN, records)
                .values()
                .forEach((field, chosen) -> assertThat(records)
                        .filteredOn(record -> record.key().equals(chosen.from()))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(record.facts().get(field)).contains(chosen.value());
                            assertThat(record.changedAt()).isEqualTo(chosen.changedAt());
                        }));
    }

    @Property
    void fieldThatAnyRecordHasIsInTheProfile(
            @ForAll("records") List<CustomerRecord> records, @ForAll SurvivorshipRule rule) {
        Profile profile = survivorship(rule).profile(ANN, records);

        assertThat(records)
                .allSatisfy(record -> assertThat(profile.values().keySet())
                        .containsAll(record.facts().values().keySet()));
    }

    @Test
    void suggestsTheFieldThatWasMeantAtItsLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("survivorship.yaml"),
                "description: d\nsource-order: [books]\nusual: newest\nfields:\n  nmae: longest\n");
        var findings = new Findings();

        assertThat(SurvivorshipFile.read(file, findings)).isEmpty();
        assertThat(findings.list())
                .extracting(Finding::line, Finding::remedy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(5, "did you mean 'name'?"));
    }

    @Provide
    Arbitrary<List<CustomerRecord>> records() {
        Arbitrary<String> value = Arbitraries.of("", "a", "bb", "cc", "ddd");
        Arbitrary<String> source = Arbitraries.of("books", "sheet", "elsewhere");
        Arbitrary<Instant> time = Arbitraries.of(Instant.EPOCH, OLD, NEW);
        return Combinators.combine(source, time, value, value)
                .as((from, at, name, phone) -> new Object[] {from, at, name, phone})
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(rows -> {
                    var records = new ArrayList<CustomerRecord>();
                    for (Object[] row : rows) {
                        records.add(Records.customer(
                                Records.key((String) row[0], records.size()),
                                (Instant) row[1],
                                "name",
                                (String) row[2],
                                "phone",
                                (String) row[3]));
                    }
                    return records;
                });
    }

    private static Chosen chosen(SurvivorshipRule rule, List<CustomerRecord> records) {
        return survivorship(rule).profile(ANN, records).values().entrySet().stream()
                .filter(entry -> entry.getKey() == CustomerField.NAME)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Survivorship survivorship(SurvivorshipRule usual) {
        return new Survivorship(List.of("books", "sheet"), usual, Map.of());
    }
}
