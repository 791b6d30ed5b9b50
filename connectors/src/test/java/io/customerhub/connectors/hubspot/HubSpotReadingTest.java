package io.customerhub.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.ChangeWindow;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HubSpotReadingTest {
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

    @Test
    void pagesGoByIdThroughOneWindowAndThenThroughTheArchive() throws IOException {
        HubSpotReading reading = reading("contacts", "", "{}");
        assertThat(reading.next()).hasToString("POST https://hubspot/crm/v3/objects/contacts/search");
        Page first = page(reading, "{'results':[{'id':'5'},{'id':'9'}]}");
        assertThat(first.cursor()).contains("\"lastId\":\"9\"");
        page(reading, "{'results':[]}");
        assertThat(reading.next())
                .hasToString("GET https://hubspot/crm/v3/objects/contacts?archived=true&limit=100&properties=email");
        Page archive = page(reading, "{'results':[{'id':'3'}],'paging':{'next':{'after':'3'}}}");
        assertThat(archive.records()).extracting(RawRecord::deleted).containsExactly(true);
        assertThat(reading.next()).asString().endsWith("&after=3");
        Page last = page(reading, "{'results':[]}");

        assertThat(reading.isMore()).isFalse();
        assertThat(last.cursor()).isEqualTo("{\"from\":\"2025-06-01T11:54:30Z\"}");
    }

    @Test
    void runThatWasCutOffGoesOnInItsWindow() throws IOException {
        String cursor =
                page(reading("contacts", "", "{}"), "{'results':[{'id':'5'}]}").cursor();

        ChangeWindow again = ChangeWindow.at(cursor, NOW.plusSeconds(999), Duration.ZERO, Duration.ZERO);

        assertThat(again.to()).isEqualTo(NOW.minusSeconds(30));
        assertThat(again.lastId()).isEqualTo("5");
    }

    @Test
    void dealsComeWithTheIdsOfTheirContacts() throws IOException {
        HubSpotReading reading = reading("deals", "contacts", "{}");
        assertThat(page(reading, "{'results':[{'id':'5'},{'id':'9'}]}").records())
                .isEmpty();
        assertThat(reading.next()).hasToString("POST https://hubspot/crm/v4/associations/deals/contacts/batch/read");

        Page page = page(reading, "{'results':[{'from':{'id':'5'},'to':[{'toObjectId':70},{'toObjectId':8}]}]}");

        assertThat(page.records())
                .extracting(record -> record.body().at("/associations/contacts").toString())
                .containsExactly("[\"70\",\"8\"]", "[]");
        assertThat(reading.next()).asString().endsWith("/search");
    }

    @Test
    void aPropertyThatIsNoLongerGivenIsNotTakenForAnEmptyOne() throws IOException {
        Page page = page(
                reading("contacts", "", "{}"),
                "{'results':[{'id':'5','properties':{'email':null}},{'id':'9','properties':{}}]}");

        assertThat(page.records().get(0).problem()).isEmpty();
        assertThat(page.records().get(1).problem()).hasValue("the system no longer gives 'email', which was asked for");
    }

    @Test
    void anAnswerAboutAssociationsWithoutAnyListIsRefused() throws IOException {
        HubSpotReading reading = reading("deals", "contacts", "{}");
        page(reading, "{'results':[{'id':'5'}]}");

        assertThatThrownBy(() -> page(reading, "{'status':'COMPLETE'}"))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("an answer without results");
    }

    private static HubSpotReading reading(String object, String associate, String cursor) throws IOException {
        return new HubSpotReading(
                new HubSpotReading.Kind("hubspot", "https://hubspot", object, List.of("email"), associate, "", 200),
                ChangeWindow.at(cursor, NOW, Duration.ofSeconds(30), Duration.ofMinutes(5)));
    }

    private static Page page(HubSpotReading reading, String answer) throws IOException {
        return reading.page(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
