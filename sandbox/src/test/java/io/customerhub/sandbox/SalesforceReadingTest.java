package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesforceReadingTest {

    private static final String DATA = "/salesforce/services/data/v60.0";

    @Test
    void readsEveryRecordOnceByTimeOfChangeAndId() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            assertThat(keyset(world, "Contact", 100)).hasSize(700).doesNotHaveDuplicates();
            assertThat(keyset(world, "Account", 100)).hasSizeBetween(120, 220);
            assertThat(keyset(world, "Lead", 100)).hasSize(180);
            assertThat(keyset(world, "Opportunity", 100)).hasSize(300);
            assertThat(keyset(world, "Campaign", 5)).hasSize(12);
            assertThat(world.get("/sandbox/crm/salesforce").body()).isEmpty();
        }
    }

    @Test
    void asksForBracketsWhereAndMeetsOr() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String where = "select Id from Lead where IsDeleted = false and City = 'Kingston' or City = 'Lucea'";
            assertThat(query(world, "query", where).json().at("/0/errorCode").asText())
                    .isEqualTo("MALFORMED_QUERY");
            assertThat(query(world, "query", "select Id from Shoe")
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("INVALID_TYPE");
            JsonNode won = query(
                            world,
                            "query",
                            "select Id, StageName from Opportunity where not (StageName = 'Closed Lost' or"
                                    + " IsWon = true) and Amount > 1")
                    .json();
            assertThat(won.path("records").findValuesAsText("StageName"))
                    .isNotEmpty()
                    .doesNotContain("Closed Lost", "Closed Won");
        }
    }

    @Test
    void tellsOfChangesAndDeletions(@TempDir Path state) throws IOException {
        String touched;
        String gone;
        try (World world = World.keeping(state).asSalesforce()) {
            List<String> ids = keyset(world, "Account", 200);
            touched = ids.get(0);
            gone = ids.get(1);
            world.post("/sandbox/salesforce/touch?object=Account&id=" + touched, "");
            world.post("/sandbox/salesforce/delete?object=Account&id=" + gone, "");
        }
        try (World world = World.keeping(state).asSalesforce()) {
            String changed = "select Id, IsDeleted from Account where SystemModstamp >= 2026-11-01T12:00:00.000Z";
            assertThat(query(world, "query", changed).json().path("records").findValuesAsText("Id"))
                    .containsExactly(touched);
            JsonNode all = query(world, "queryAll", changed).json().path("records");
            assertThat(all.findValuesAsText("Id")).containsExactlyInAnyOrder(touched, gone);
            assertThat(all.findValuesAsText("IsDeleted")).containsExactlyInAnyOrder("false", "true");
            String deleted = DATA + "/sobjects/Account/deleted/?start=2026-11-01T00:00:00%2B00:00&end=";
            assertThat(world.get(deleted + "2026-11-02T00:00:00%2B00:00")
                            .json()
                            .at("/deletedRecords/0/id")
                            .asText())
                    .isEqualTo(gone);
        }
    }

    @Test
    void upsertsAccountsAndLeads() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            JsonNode rows = upsert(world, "Account", "\"Name\":\"Reid & Sons\"", "\"Phone\":\"1\"")
                    .json();
            assertThat(rows.at("/0/success").asBoolean()).isTrue();
            assertThat(rows.at("/1/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
            JsonNode leads = upsert(world, "Lead", "\"LastName\":\"Reid\",\"Company\":\"R\"", "\"LastName\":\"Reid\"")
                    .json();
            assertThat(leads.at("/1/errors/0/message").asText()).contains("[Company]");
            assertThat(world.get("/sandbox/crm/salesforce/accounts").body()).hasLineCount(1);
            assertThat(world.get("/sandbox/crm/salesforce/leads").body()).hasLineCount(1);
            assertThat(upsert(world, "Campaign", "\"Name\":\"x\"").status()).isEqualTo(404);
        }
    }

    @Test
    void loadsInBulkAndTellsWhichRowsFailed() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String job = job(world);
            world.with("Content-Type", "text/csv");
            String rows = IntStream.range(0, 450)
                    .mapToObj(i -> i + ",\"Reid, " + i + "\"," + (i == 17 ? "none" : "a" + i + "@example.com"))
                    .collect(Collectors.joining("\n"));
            World.Answer upload = world.call("PUT", job + "/batches", "Customer_Hub_Id__c,LastName,Email\n" + rows);
            assertThat(upload.status()).isEqualTo(201);
            assertThat(world.call("PUT", job + "/batches", "x").status()).isEqualTo(400);
            assertThat(world.get(job + "/successfulResults").status()).isEqualTo(400);
            world.call("PATCH", job, "{\"state\":\"UploadComplete\"}");
            assertThat(world.get(job).json().path("state").asText()).isEqualTo("InProgress");
            JsonNode done = world.get(job).json();
            assertThat(done.path("state").asText()).isEqualTo("JobComplete");
            assertThat(done.path("numberRecordsProcessed").asInt()).isEqualTo(450);
            assertThat(done.path("numberRecordsFailed").asInt()).isEqualTo(1);
            assertThat(world.get(job + "/successfulResults").body())
                    .hasLineCount(450)
                    .contains("\"true\",\"449\",\"Reid, 449\"");
            assertThat(world.get(job + "/failedResults").body())
                    .hasLineCount(2)
                    .contains("INVALID_EMAIL_ADDRESS", "\"17\"");
            assertThat(world.get(job + "/unprocessedrecords").body()).hasLineCount(1);
            assertThat(world.get("/sandbox/crm/salesforce").body()).hasLineCount(449);
        }
    }

    @Test
    void leavesRowsOfJobThatStops() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            world.post("/sandbox/salesforce/bulk?unprocessed=2", "");
            String job = job(world);
            world.with("Content-Type", "text/csv");
            world.call("PUT", job + "/batches", "Customer_Hub_Id__c,LastName\n1,A\n2,B\n3,C\n");
            world.call("PATCH", job, "{\"state\":\"UploadComplete\"}");
            world.get(job);
            assertThat(world.get(job).json().path("state").asText()).isEqualTo("Failed");
            assertThat(world.get(job + "/unprocessedrecords").body())
                    .hasLineCount(3)
                    .contains("\"3\",\"C\"");
            String unknown = job(world);
            world.call("PUT", unknown + "/batches", "Customer_Hub_Id__c,Shoe\n1,42\n");
            world.call("PATCH", unknown, "{\"state\":\"UploadComplete\"}");
            world.get(unknown);
            assertThat(world.get(unknown).json().path("errorMessage").asText()).contains("Field name not found : Shoe");
        }
    }

    @Test
    void jobsSurviveTheirServer(@TempDir Path state) throws IOException {
        String open;
        String closed;
        String done;
        String results;
        try (World world = World.keeping(state).asSalesforce()) {
            open = filledJob(world);
            closed = filledJob(world);
            world.call("PATCH", closed, "{\"state\":\"UploadComplete\"}");
            done = filledJob(world);
            world.call("PATCH", done, "{\"state\":\"UploadComplete\"}");
            world.get(done);
            world.get(done);
            results = world.get(done + "/successfulResults").body();
        }
        try (World world = World.keeping(state).asSalesforce()) {
            assertThat(world.get(done).json().path("state").asText()).isEqualTo("JobComplete");
            assertThat(world.get(done + "/successfulResults").body())
                    .isEqualTo(results)
                    .hasLineCount(3);
            assertThat(world.get(closed).json().path("state").asText()).isEqualTo("InProgress");
            assertThat(world.get(closed).json().path("state").asText()).isEqualTo("JobComplete");
            assertThat(world.get(open).json().path("state").asText()).isEqualTo("Open");
            assertThat(world.call("DELETE", done, "").status()).isEqualTo(204);
            assertThat(filledJob(world)).isNotIn(open, closed, done);
        }
        try (World world = World.keeping(state).asSalesforce()) {
            assertThat(world.get(done).status()).isEqualTo(404);
            assertThat(world.get(closed + "/successfulResults").body()).hasLineCount(3);
        }
    }

    private static String filledJob(World world) throws IOException {
        String job = job(world);
        world.with("Content-Type", "text/csv");
        assertThat(world.call("PUT", job + "/batches", "Customer_Hub_Id__c,LastName\n1,A\n2,B\n")
                        .status())
                .isEqualTo(201);
        return job;
    }

    @Test
    void sendsOutboundMessagesAndReadsTheirAcknowledgement() throws IOException {
        String ack = "<soapenv:Envelope><soapenv:Body><notificationsResponse><Ack>true</Ack></notificationsResponse>"
                + "</soapenv:Body></soapenv:Envelope>";
        try (World world = World.demo().asSalesforce();
                Receiver receiver = new Receiver(ack)) {
            String ids = String.join(",", keyset(world, "Contact", 200).subList(0, 2));
            String path = "/sandbox/salesforce/outbound-message?object=Contact&ids=" + ids + "&url="
                    + World.encoded(receiver.url());
            assertThat(world.post(path, "").json().path("acknowledged").asBoolean())
                    .isTrue();
            world.post(path + "&again=true", "");
            world.post(path + "&wrongOrganization=true", "");
            assertThat(receiver.calls.get(0).body())
                    .isEqualTo(receiver.calls.get(1).body())
                    .contains("<sf:LastName>", "<OrganizationId>00D");
            assertThat(organisation(receiver, 2)).isNotEqualTo(organisation(receiver, 0));
        }
    }

    private static String organisation(Receiver receiver, int call) {
        String body = receiver.calls.get(call).body();
        return body.substring(body.indexOf("<OrganizationId>"), body.indexOf("</OrganizationId>"));
    }

    private static String job(World world) throws IOException {
        JsonNode job = world.post(
                        DATA + "/jobs/ingest",
                        "{\"object\":\"Contact\",\"operation\":\"upsert\",\"externalIdFieldName\":\"Customer_Hub_Id__c\","
                                + "\"contentType\":\"CSV\",\"lineEnding\":\"LF\"}")
                .json();
        assertThat(job.path("state").asText()).isEqualTo("Open");
        return "/salesforce/" + job.path("contentUrl").asText().replace("/batches", "");
    }

    private static World.Answer upsert(World world, String object, String... rows) throws IOException {
        List<String> records = new ArrayList<>();
        for (String row : rows) {
            records.add("{\"attributes\":{\"type\":\"" + object + "\"},\"Customer_Hub_Id__c\":\"" + records.size()
                    + "\"," + row + "}");
        }
        return world.call(
                "PATCH",
                DATA + "/composite/sobjects/" + object + "/Customer_Hub_Id__c",
                "{\"records\":[" + String.join(",", records) + "]}");
    }

    private static World.Answer query(World world, String kind, String soql) throws IOException {
        return world.get(DATA + "/" + kind + "?q=" + World.encoded(soql));
    }

    private static List<String> keyset(World world, String object, int page) throws IOException {
        List<String> ids = new ArrayList<>();
        String time = "2000-01-01T00:00:00.000Z";
        String id = "";
        while (true) {
            JsonNode records = query(
                            world,
                            "query",
                            "select Id, SystemModstamp from " + object + " where (SystemModstamp > " + time
                                    + " or (SystemModstamp = " + time + " and Id > '" + id
                                    + "')) order by SystemModstamp, Id limit " + page)
                    .json()
                    .path("records");
            for (JsonNode record : records) {
                id = record.path("Id").asText();
                time = record.path("SystemModstamp").asText().replace("+0000", "Z");
                ids.add(id);
            }
            if (records.isEmpty()) {
                return ids;
            }
        }
    }
}
