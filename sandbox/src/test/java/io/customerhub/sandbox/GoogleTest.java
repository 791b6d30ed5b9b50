package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.Cell;
import io.customerhub.sandbox.company.Company;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleTest {

    private static final String VALUES = "/google/v4/spreadsheets/sheet/values";
    private static final Company SMALL = new Company(
            "small",
            Map.of(),
            List.of(
                    List.of(text("CT-1"), text("Ann"), new Cell.Blank(), new Cell.Blank()),
                    List.of(new Cell.Blank(), new Cell.Blank()),
                    List.of(
                            text("CT-2"),
                            new Cell.Blank(),
                            new Cell.Numeric(new BigDecimal("8765551234")),
                            new Cell.Day(LocalDate.of(1980, 1, 1))),
                    List.of(new Cell.Blank())),
            List.of(),
            List.of());

    @Test
    void dropsTrailingBlankCellsAndRows() throws IOException {
        try (World world = World.of(SMALL).asGoogle()) {
            JsonNode range = world.get(
                            VALUES + ":batchGet?ranges=Contacts!A2:K1001&valueRenderOption=UNFORMATTED_VALUE")
                    .json()
                    .at("/valueRanges/0");
            assertThat(range.path("range").asText()).isEqualTo("Contacts!A2:K1000");
            assertThat(range.path("values").toString())
                    .isEqualTo("[[\"CT-1\",\"Ann\"],[],[\"CT-2\",\"\",8765551234,29221]]");
            JsonNode formatted = world.get(VALUES + ":batchGet?ranges=Contacts!C4:D4&ranges=Contacts!F2:G4")
                    .json();
            assertThat(formatted.at("/valueRanges/0/values").toString()).isEqualTo("[[\"8765551234\",\"01/01/1980\"]]");
            assertThat(formatted.at("/valueRanges/1").has("values")).isFalse();
        }
    }

    @Test
    void readsWholeSheetByItsName() throws IOException {
        try (World world = World.demo().asGoogle()) {
            JsonNode values =
                    world.get(VALUES + ":batchGet?ranges=Contacts").json().at("/valueRanges/0/values");
            assertThat(values).hasSize(World.DEMO.contacts().size() + 1);
            assertThat(values.at("/0/0").asText()).isEqualTo("Contact ID");
            JsonNode properties = world.get("/google/v4/spreadsheets/sheet").json();
            assertThat(properties.at("/sheets/0/properties/title").asText()).isEqualTo("Contacts");
        }
    }

    @Test
    void refusesUnknownSheetRangeTokenAndSpreadsheet() throws IOException {
        try (World world = World.of(SMALL)) {
            assertThat(world.get(VALUES + ":batchGet?ranges=Contacts").status()).isEqualTo(401);
            world.asGoogle();
            assertThat(world.get(VALUES + ":batchGet?ranges=Other!A1:B2").status())
                    .isEqualTo(400);
            assertThat(world.get(VALUES + ":batchGet?ranges=Contacts!B2:A1").status())
                    .isEqualTo(400);
            assertThat(world.get("/google/v4/spreadsheets/other").status()).isEqualTo(404);
            world.clock.forward(Duration.ofHours(1));
            assertThat(world.get(VALUES + ":batchGet?ranges=Contacts").status()).isEqualTo(401);
        }
    }

    @Test
    void writesRangesAndRefusesToSpillOver() throws IOException {
        try (World world = World.of(SMALL).asGoogle()) {
            String update =
                    "{\"valueInputOption\":\"RAW\",\"data\":[{\"range\":\"Contacts!L2:L2\",\"values\":[[\"n\"]]}]}";
            JsonNode written = world.post(VALUES + ":batchUpdate", update).json();
            assertThat(written.path("totalUpdatedCells").asInt()).isEqualTo(1);
            assertThat(world.get(VALUES + ":batchGet?ranges=Contacts!L2")
                            .json()
                            .at("/valueRanges/0/values/0/0")
                            .asText())
                    .isEqualTo("n");
            assertThat(world.post(VALUES + ":batchUpdate", update.replace("[[\"n\"]]", "[[\"n\",\"m\"]]"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void allowsSixtyReadsAMinuteAndCountsWritesApart() throws IOException {
        try (World world = World.of(SMALL).asGoogle()) {
            for (int i = 0; i < 60; i++) {
                assertThat(world.get(VALUES + ":batchGet?ranges=Contacts").status())
                        .isEqualTo(200);
            }
            World.Answer over = world.get(VALUES + ":batchGet?ranges=Contacts");
            assertThat(over.status()).isEqualTo(429);
            assertThat(over.json().at("/error/status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
            assertThat(world.post(VALUES + ":batchUpdate", "{\"valueInputOption\":\"RAW\",\"data\":[]}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Cell text(String value) {
        return new Cell.Text(value);
    }
}
