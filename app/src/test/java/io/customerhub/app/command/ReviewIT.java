package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.Hub;
import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.warehouse.store.IdentityEvent;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewList.Entry;
import io.customerhub.warehouse.store.ReviewQueue;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of the demo company under the hands of a person. The commands are the real ones. */
final class ReviewIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static HubFixture fixture;

    @BeforeAll
    static void start() throws IOException {
        Path home = DocumentedHome.copyTo(folder.resolve("home")).folder();
        fixture = HubFixture.start(home, folder.resolve("data"), Hub.Mode.COMMAND, Map.of());
        fixture.sync("quickbooks-customers", true);
        fixture.sync("sheet-contacts", true);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aPersonSaysWhatAPairIsAndTakesItBack() throws Exception {
        JsonNode listed = json("review", "list", "--json");
        assertThat(listed.path("waiting").path("uncertain").asInt())
                .isGreaterThanOrEqualTo(listed.path("waiting").path("groups").asInt());
        assertThat(fixture.ended("review", "list", "--most", "3"))
                .contains(" groups are uncertain", "confidence", "more, of ")
                .endsWith("[0]");
        assertThat(fixture.ended("status")).contains("hub review: ", " groups are uncertain, the oldest since ");
        JsonNode pair = listed.path("groups").get(0).path("first");
        boolean together = customer(pair, "one").equals(customer(pair, "two"));
        List<String> before = customers(pair);

        String id = pair.path("id").asText();
        assertThat(fixture.ended("review", "show", id, "--pair"))
                .contains(record(pair, "one"), record(pair, "two"))
                .contains("before anything is compared", "bits", "hub review same " + id)
                .endsWith("[0]");

        String[] contrary = {"review", together ? "different" : "same", id, "--note", "I asked them", "--by", "erin"};
        int earlier = events().size();
        String printed = fixture.ended(contrary);
        assertThat(printed).contains("(erin, ").endsWith("[0]");
        String said = printed.replaceFirst("(?s).*hub review undo (\\d+) takes.*", "$1");
        assertThat(events(earlier)).hasSize(1);
        IdentityEvent event = events(earlier).get(0);
        assertThat(event.kind()).isEqualTo(together ? Kind.SPLIT : Kind.MERGED);
        assertThat(event.decisions()).containsExactly(Long.valueOf(said));
        crmsHoldEverybodyOnce();
        String other = together ? event.otherId().orElseThrow() : event.customerId();
        assertThat(fixture.ended("customer", other))
                .contains("history", event.kind().word(), "by decision " + said, "run " + event.run() + " of review");
        assertThat(json("customer", other, "--json").at("/0/history").toString())
                .contains("\"decisions\":[" + said + "]");
        assertThat(fixture.ended("why", other)).contains("history", "by decision " + said);
        List<String> after = customers(pair);
        assertThat(after.get(0).equals(after.get(1))).isEqualTo(!together);
        assertThat(fixture.ended("review", "show", id))
                .contains("no pair " + id)
                .endsWith("[2]");

        assertThat(fixture.ended("review", together ? "same" : "different", record(pair, "two"), record(pair, "one")))
                .contains("contradicts what stands", "hub review undo " + said)
                .endsWith("[2]");
        assertThat(fixture.ended("review", "history")).contains("erin", "I asked them");

        assertThat(fixture.ended("review", "undo", said, "--later"))
                .contains("taken back")
                .endsWith("[0]");
        assertThat(customers(pair)).isEqualTo(after);
        assertThat(fixture.ended("plan", "review"))
                .contains(together ? "customers: merged 1" : "split 1", "customer " + other)
                .endsWith("[0]");
        assertThat(events(earlier)).containsExactly(event);
        RunReport run = fixture.sync("review", false);
        assertThat(List.of(run.read(), run.unchanged())).containsExactly(1L, 1L);
        assertThat(customers(pair)).isEqualTo(before);
        assertThat(events(earlier))
                .extracting(IdentityEvent::kind)
                .containsExactly(event.kind(), together ? Kind.MERGED : Kind.SPLIT);
        assertThat(events(earlier + 1).get(0).decisions()).containsExactly(Long.valueOf(said));
        crmsHoldEverybodyOnce();
        assertThat(fixture.ended("review", "undo", said))
                .contains("no decision " + said + " stands")
                .endsWith("[1]");
        assertThat(fixture.ended("review", "quality"))
                .contains("not known before 30 more")
                .endsWith("[0]");
    }

    @Test
    void aPersonSaysWhatAWholeGroupIsAndTakesItBack() throws Exception {
        Entry entry = queue().list(1000, 0).groups().stream()
                .filter(group -> group.customers().size() > 2)
                .findFirst()
                .orElseThrow();
        long number = entry.first().id();
        String id = String.valueOf(number);
        JsonNode shown = json("review", "show", id, "--json");
        String seen = shown.path("seen").asText();
        assertThat(shown.path("weighed")).hasSameSizeAs(entry.pairs());
        assertThat(shown.path("group").path("customers")).hasSameSizeAs(entry.customers());
        assertThat(fixture.ended("review", "show", id))
                .contains("records", "altogether", "hub review same " + id + " --all --seen " + seen)
                .endsWith("[0]");

        assertThat(fixture.ended("review", "same", id, "--all", "--seen", "0000"))
                .contains("not what you saw any more", "hub review show " + id)
                .endsWith("[2]");
        String said = fixture.ended("review", "same", id, "--all", "--seen", seen, "--later", "--by", "otis");
        assertThat(said).contains(" --all takes all of it back").endsWith("[0]");
        assertThat(queue().group(number)).isEmpty();
        String first = said.replaceFirst("(?s).*hub review undo (\\d+) --all.*", "$1");
        assertThat(fixture.ended("review", "undo", first, "--all", "--later"))
                .contains("taken back")
                .endsWith("[0]");
        assertThat(queue().group(number)).map(ReviewGroup::mark).contains(seen);
        fixture.sync("review", false);
    }

    private static ReviewQueue queue() {
        return fixture.hub().warehouse().reviews();
    }

    @Test
    void whatNamesNoPairIsNotUnderstood() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"review", "same", "quickbooks/Customer/1"},
                new String[] {"review", "same", "quickbooks/Customer/1", "quickbooks/Customer/1"},
                new String[] {"review", "different", "quickbooks/Customer/1", "somebody"},
                new String[] {"review", "same", "quickbooks/Customer/1", "a/b/c", "--all"})) {
            assertThat(fixture.ended(wrong)).endsWith("[2]");
        }
        assertThat(fixture.ended("review", "show", "987654321"))
                .contains("hub review list")
                .endsWith("[2]");
    }

    /** What happened since both sources were read. */
    private static List<IdentityEvent> events() {
        return fixture.hub().warehouse().identityEvents().after(0, 10_000).stream()
                .filter(event -> event.flow().equals("review"))
                .toList();
    }

    private static List<IdentityEvent> events(int earlier) {
        List<IdentityEvent> events = events();
        return events.subList(earlier, events.size());
    }

    /** As the CRMs themselves say. */
    private static void crmsHoldEverybodyOnce() throws IOException {
        List<String> everybody = fixture.hub().warehouse().acceptedRecords().customers().stream()
                .map(known -> known.customer().toString())
                .distinct()
                .sorted()
                .toList();
        for (List<String> crm : List.of(
                List.of("customer_hub_id", "hubspot", "hubspot/companies"),
                List.of("Customer_Hub_Id__c", "salesforce", "salesforce/accounts"))) {
            var held = new ArrayList<String>();
            for (String objects : crm.subList(1, crm.size())) {
                for (String line :
                        fixture.sandboxGet("/sandbox/crm/" + objects).lines().toList()) {
                    held.add(JSON.readTree(line).path(crm.get(0)).asText());
                }
            }
            assertThat(held).as(crm.get(1)).containsExactlyInAnyOrderElementsOf(everybody);
        }
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(fixture.command(arguments));
    }

    private static String record(JsonNode pair, String side) {
        JsonNode key = pair.path(side).path("record");
        return key.path("source").asText() + "/" + key.path("entity").asText() + "/"
                + key.path("id").asText();
    }

    private static String customer(JsonNode pair, String side) {
        return pair.path(side).path("customer").toString();
    }

    /** Whom the records of a pair are about now. */
    private static List<String> customers(JsonNode pair) {
        var customers = new ArrayList<String>();
        for (String side : List.of("one", "two")) {
            fixture.hub().warehouse().acceptedRecords().customers().stream()
                    .filter(known -> known.record().toString().equals(record(pair, side)))
                    .forEach(known -> customers.add(known.customer().toString()));
        }
        return customers;
    }
}
