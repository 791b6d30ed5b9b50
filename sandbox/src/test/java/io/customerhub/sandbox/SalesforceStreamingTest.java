package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Change events by Bayeux. */
class SalesforceStreamingTest {

    private static final String COMETD = "/salesforce/cometd/62.0";
    private static final String QUERY =
            "/salesforce/services/data/v62.0/query?q=SELECT%20Id%20FROM%20Contact%20ORDER%20BY%20SystemModstamp,%20Id%20LIMIT%201";

    @Test
    void tellsWhatChangedAfterAReplayId() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String contact = contact(world);
            String client = handshake(world);
            assertThat(subscribe(world, client, -1).path("successful").asBoolean())
                    .isTrue();
            assertThat(connect(world, client, 0)).hasSize(1);

            world.post("/sandbox/salesforce/touch?id=" + contact, "");
            JsonNode first = connect(world, client, 5000);
            assertThat(first).hasSize(2);
            assertThat(first.at("/0/channel").asText()).isEqualTo("/data/ChangeEvents");
            JsonNode header = first.at("/0/data/payload/ChangeEventHeader");
            assertThat(header.path("entityName").asText()).isEqualTo("Contact");
            assertThat(header.path("changeType").asText()).isEqualTo("UPDATE");
            assertThat(header.at("/recordIds/0").asText()).isEqualTo(contact);
            long replay = first.at("/0/data/event/replayId").asLong();

            world.post("/sandbox/salesforce/delete?id=" + contact, "");
            String later = handshake(world);
            subscribe(world, later, replay);
            JsonNode second = connect(world, later, 0);
            assertThat(second).hasSize(2);
            assertThat(second.at("/0/data/payload/ChangeEventHeader/changeType").asText())
                    .isEqualTo("DELETE");
            assertThat(second.at("/0/data/event/replayId").asLong()).isGreaterThan(replay);
            assertThat(connect(world, later, 0)).as("told once").hasSize(1);
        }
    }

    @Test
    void refusesAForgottenReplayId() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            String contact = contact(world);
            world.post("/sandbox/salesforce/touch?id=" + contact, "");
            world.post("/sandbox/salesforce/touch?id=" + contact, "");
            String client = handshake(world);
            assertThat(subscribe(world, client, 1).path("successful").asBoolean())
                    .isTrue();

            world.post("/sandbox/salesforce/forget-events", "");
            JsonNode refused = subscribe(world, client, 1);
            assertThat(refused.path("successful").asBoolean()).isFalse();
            assertThat(refused.path("error").asText()).startsWith("400::The replayId {1} you provided was invalid");
            assertThat(subscribe(world, client, 99).path("successful").asBoolean())
                    .as("an id that was never given")
                    .isFalse();
            assertThat(subscribe(world, client, -2).path("successful").asBoolean())
                    .isTrue();
            assertThat(connect(world, client, 0)).hasSize(1);
        }
    }

    @Test
    void isStrict() throws IOException {
        try (World world = World.demo().asSalesforce()) {
            assertThat(world.post(COMETD, "{}").json().at("/0/error").asText()).isEqualTo("403::Unknown client");
            JsonNode stranger = connect(world, "nobody", 0);
            assertThat(stranger.at("/0/advice/reconnect").asText()).isEqualTo("handshake");
            JsonNode other = world.post(COMETD, subscription(handshake(world), "/data/ShoeChangeEvent", -1))
                    .json();
            assertThat(other.at("/0/successful").asBoolean()).isFalse();
            assertThat(world.post("/salesforce/cometd/1.0", "[]").status()).isEqualTo(404);
            assertThat(world.post(COMETD, "[]").status()).isEqualTo(400);
            assertThat(world.authorized("Bearer wrong").post(COMETD, "[]").status())
                    .isEqualTo(401);
        }
    }

    private static String contact(World world) throws IOException {
        String id = world.get(QUERY).json().at("/records/0/Id").asText();
        assertThat(id).hasSize(18);
        return id;
    }

    private static String handshake(World world) throws IOException {
        JsonNode answer = world.post(
                        COMETD + "/handshake",
                        "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"id\":\"1\",\"ext\":{\"replay\":true},"
                                + "\"supportedConnectionTypes\":[\"long-polling\"]}]")
                .json();
        assertThat(answer.at("/0/successful").asBoolean()).isTrue();
        assertThat(answer.at("/0/ext/replay").asBoolean()).isTrue();
        return answer.at("/0/clientId").asText();
    }

    private static JsonNode subscribe(World world, String client, long replay) throws IOException {
        return world.post(COMETD + "/subscribe", subscription(client, "/data/ChangeEvents", replay))
                .json()
                .path(0);
    }

    private static String subscription(String client, String channel, long replay) {
        return "[{\"channel\":\"/meta/subscribe\",\"clientId\":\"" + client + "\",\"subscription\":\"" + channel
                + "\",\"ext\":{\"replay\":{\"" + channel + "\":" + replay + "}}}]";
    }

    private static JsonNode connect(World world, String client, long wait) throws IOException {
        return world.post(
                        COMETD + "/connect",
                        "[{\"channel\":\"/meta/connect\",\"connectionType\":\"long-polling\",\"clientId\":\"" + client
                                + "\",\"advice\":{\"timeout\":" + wait + "}}]")
                .json();
    }
}
