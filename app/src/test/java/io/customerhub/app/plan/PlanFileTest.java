package io.customerhub.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.app.HubException;
import io.customerhub.app.plan.PlannedChange.Kind;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.QuarantinedRecord;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in files and what they say of one another. */
final class PlanFileTest {
    private static final FieldChange PHONE = new FieldChange(
            "phone",
            TextNode.valueOf("+18765550100"),
            TextNode.valueOf("=cmd|' /C calc'!A0"),
            "phone of a/B/1, only-value",
            "mappings/crm.yaml:4");
    private static final FieldChange TOTAL = new FieldChange(
            "total", NullNode.getInstance(), DecimalNode.valueOf(new BigDecimal("120000.50")), "the score", "m.yaml:5");
    private static final PlannedChange UPDATE = change("1", Kind.UPDATE, PHONE, TOTAL);

    @TempDir
    private Path folder;

    private static PlannedChange change(String customer, Kind kind, FieldChange... fields) {
        return new PlannedChange(
                "crm",
                customer,
                "Ann </script>",
                kind,
                "V1",
                false,
                List.of(fields),
                List.of("a/B/1 is new or has changed"));
    }

    private static Plan plan(PlannedChange... changes) {
        return new Plan(
                Plan.FORMAT,
                "list",
                true,
                Instant.parse("2026-10-31T10:00:00Z"),
                new Plan.Records(3, 1, 1, 1),
                new Plan.Identities(1, 0, 0, 0),
                List.of(new Counts("crm", 0, 1, 0, 1, 0, 0, 0)),
                List.of(changes),
                List.of(new QuarantinedRecord(new SourceKey("a", "B", "2"), List.of("email is missing"))),
                List.of(new Stop("crm", true, "too much", Instant.EPOCH, "the hub")));
    }

    @Test
    void planIsReadAsItWasSaved() {
        Path file = folder.resolve("plan.json");

        PlanFile.save(plan(UPDATE), file);

        assertThat(PlanFile.read(file)).isEqualTo(plan(UPDATE));
    }

    @Test
    void fileThatIsNoPlanIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"flows\": []}");

        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("not a plan as 'hub plan FLOW --save' writes it");
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.json"))).hasMessageContaining("none.json");
    }

    @Test
    void tableHasLineForEachFieldAndNoFormulas() throws IOException {
        Path file = folder.resolve("plan.csv");

        PlanFile.saveTable(plan(UPDATE, change("2", Kind.RETIRE)), file);

        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("phone,+18765550100,'=cmd|"))
                .anySatisfy(line -> assertThat(line).startsWith("crm,2,Ann </script>,retire,,"));
    }

    @Test
    void pageHoldsWholePlanWhateverItsValues() throws IOException {
        Path file = folder.resolve("plan.html");

        PlanFile.savePage(plan(UPDATE), file);

        String page = Files.readString(file);
        Path embedded = Files.writeString(
                folder.resolve("embedded.json"),
                Jsoup.parse(page).select("#plan").get(0).data());
        assertThat(PlanFile.read(embedded)).isEqualTo(plan(UPDATE));
        assertThat(page).doesNotContain("http://", "https://");
    }

    @Test
    void differencesAreToldInWords() {
        FieldChange otherPhone = new FieldChange(
                "phone", TextNode.valueOf("+18765550100"), TextNode.valueOf("2"), "another reason", "elsewhere");
        FieldChange sameTotal =
                new FieldChange("total", TOTAL.from(), DecimalNode.valueOf(new BigDecimal("120000.5")), "", "");

        assertThat(PlanDifference.between(plan(UPDATE), plan(UPDATE))).isEmpty();
        assertThat(PlanDifference.between(plan(UPDATE), plan(change("1", Kind.UPDATE, otherPhone, sameTotal))))
                .containsExactly("crm, Ann </script> 1: phone was to go from \"+18765550100\" to"
                        + " \"=cmd|' /C calc'!A0\", and is to go from \"+18765550100\" to \"2\"");
        assertThat(PlanDifference.between(plan(UPDATE), plan(change("2", Kind.CREATE))))
                .containsExactly(
                        "crm, Ann </script> 1: was to be updated, and is not any more",
                        "crm, Ann </script> 2: is to be created, and was not");
        assertThat(PlanDifference.between(plan(UPDATE), plan(change("1", Kind.RETIRE))))
                .containsExactly("crm, Ann </script> 1: was to be updated, and is to be retired");
    }
}
