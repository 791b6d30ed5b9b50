package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sales team's contact list as the team itself sees and writes it, with a login of its own. */
record SalesSheet(HubFixture fixture) {
    /** All rows as they are, the header first. */
    List<JsonNode> rows() throws IOException {
        String body = HubFixture.send(google(":batchGet?ranges=Contacts&valueRenderOption=UNFORMATTED_VALUE")
                        .build())
                .body();
        var rows = new ArrayList<JsonNode>();
        Json.MAPPER.readTree(body).at("/valueRanges/0/values").forEach(rows::add);
        return rows;
    }

    /**
     * Writes rows from a cell on.
     *
     * @param values JSON, a list of lists
     */
    void write(String cell, String values) throws IOException {
        String range = "Contacts!" + cell + ":Z2000";
        String body =
                "{\"valueInputOption\":\"RAW\",\"data\":[{\"range\":\"" + range + "\",\"values\":" + values + "}]}";
        assertThat(HubFixture.send(google(":batchUpdate")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpRequest.Builder google(String call) throws IOException {
        Map<String, String> account = fixture.settings.overrides();
        String form = "grant_type=refresh_token&client_id=" + account.get("hub.google-sheets.client-id")
                + "&client_secret=" + account.get("hub.google-sheets.client-secret") + "&refresh_token="
                + account.get("hub.google-sheets.refresh-token");
        String token = Json.MAPPER
                .readTree(HubFixture.send(HttpRequest.newBuilder(URI.create(account.get("hub.google-sheets.token-url")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build())
                        .body())
                .path("access_token")
                .asText();
        return HttpRequest.newBuilder(URI.create(account.get("hub.google-sheets.url") + "v4/spreadsheets/"
                        + account.get("hub.google-sheets.spreadsheet") + "/values" + call))
                .header("Authorization", "Bearer " + token);
    }
}
