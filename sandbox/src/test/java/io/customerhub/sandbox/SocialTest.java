package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocialTest {

    private static final String FIELDS = "fields=id,caption,timestamp,like_count,comments_count";

    @Test
    void pagesThroughMediaNewestFirst() throws IOException {
        try (World world = World.demo().authorized("Bearer ig")) {
            JsonNode me =
                    world.get("/instagram/me?fields=id,username,media_count").json();
            assertThat(me.path("media_count").asInt()).isEqualTo(240);
            List<JsonNode> media = new ArrayList<>();
            World.Answer page = world.get("/instagram/" + me.path("id").asText() + "/media?limit=100&" + FIELDS);
            page.json().path("data").forEach(media::add);
            while (page.json().at("/paging/next").isTextual()) {
                assertThat(page.json().at("/paging/next").asText()).contains("access_token=ig");
                page = world.authorized("none")
                        .follow(page.json().at("/paging/next").asText());
                page.json().path("data").forEach(media::add);
            }
            assertThat(media).hasSize(240).doesNotHaveDuplicates();
            assertThat(media.stream().map(post -> post.path("timestamp").asText()))
                    .isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(page.headers().get("x-app-usage")).contains("\"call_count\":2");
            JsonNode unknown =
                    world.get("/instagram/me?fields=shoe&access_token=ig").json();
            assertThat(unknown.at("/error/code").asInt()).isEqualTo(100);
            assertThat(world.get("/instagram/me").json().at("/error/code").asInt())
                    .isEqualTo(190);
        }
    }

    @Test
    void keepsItsPlaceWhenSomethingIsPostedMeanwhile() throws IOException {
        try (World world = World.demo().authorized("Bearer ig")) {
            JsonNode first = world.get("/instagram/me/media?limit=2").json();
            world.post("/sandbox/instagram/post?caption=New", "");
            JsonNode second = world.get("/instagram/me/media?limit=2&after="
                            + first.at("/paging/cursors/after").asText())
                    .json();
            assertThat(second.path("data").findValuesAsText("id"))
                    .doesNotContainAnyElementsOf(first.path("data").findValuesAsText("id"));
            JsonNode newest = world.get("/instagram/me/media?limit=1&" + FIELDS).json();
            assertThat(newest.at("/data/0/caption").asText()).startsWith("New");
        }
    }

    @Test
    void renewsTokensThatAreADayOldAndNotExpired(@TempDir Path state) throws IOException {
        String renewed;
        String refresh = "/instagram/refresh_access_token?grant_type=ig_refresh_token&access_token=";
        try (World world = World.keeping(state)) {
            assertThat(world.get(refresh + "ig").json().at("/error/code").asInt())
                    .isEqualTo(190);
            world.clock.forward(Duration.ofHours(24));
            JsonNode answer = world.get(refresh + "ig").json();
            assertThat(answer.path("expires_in").asInt()).isEqualTo(5_184_000);
            renewed = answer.path("access_token").asText();
        }
        try (World world = World.keeping(state)) {
            world.clock.forward(Duration.ofHours(24));
            assertThat(world.get("/instagram/me?access_token=" + renewed).status())
                    .isEqualTo(200);
            world.post("/sandbox/instagram/age-tokens?hours=1440", "");
            JsonNode expired =
                    world.get("/instagram/me?access_token=" + renewed).json();
            assertThat(expired.at("/error/error_subcode").asInt()).isEqualTo(463);
            assertThat(world.get(refresh + renewed).status()).isEqualTo(400);
        }
    }

    @Test
    void exchangesShortTokensForLongOnes() throws IOException {
        try (World world = World.demo()) {
            String shortLived = world.post("/sandbox/instagram/short-token", "")
                    .json()
                    .path("access_token")
                    .asText();
            String exchange = "/instagram/access_token?grant_type=ig_exchange_token&access_token=" + shortLived;
            assertThat(world.get(exchange + "&client_secret=x").status()).isEqualTo(400);
            JsonNode answer = world.get(exchange + "&client_secret=meta").json();
            assertThat(answer.path("expires_in").asInt()).isEqualTo(5_184_000);
            world.clock.forward(Duration.ofHours(2));
            assertThat(world.get("/instagram/me?access_token=" + shortLived).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void limitsCallsByTheHour() throws IOException {
        try (World world = World.demo().authorized("Bearer ig")) {
            for (int i = 0; i < 200; i++) {
                world.get("/instagram/me");
            }
            World.Answer refused = world.get("/instagram/me");
            assertThat(refused.json().at("/error/code").asInt()).isEqualTo(4);
            assertThat(refused.headers().get("x-app-usage")).contains("\"call_count\":100");
        }
    }

    @Test
    void readsPostsCommentsAndLeadsOfPage() throws IOException {
        try (World world = World.demo().authorized("Bearer fb")) {
            JsonNode posts = world.get("/facebook/v25.0/me/posts?limit=100").json();
            assertThat(posts.path("data")).hasSize(100);
            assertThat(world.follow(posts.at("/paging/next").asText()).json().path("data"))
                    .hasSize(80);
            JsonNode form = world.get("/facebook/v25.0/me/leadgen_forms").json();
            String leads = "/facebook/v25.0/" + form.at("/data/0/id").asText() + "/leads";
            assertThat(world.get(leads + "?limit=100").json().path("data")).hasSize(90);
            String filter = "[{\"field\":\"time_created\",\"operator\":\"GREATER_THAN\",\"value\":"
                    + world.clock.instant().minusSeconds(1).getEpochSecond() + "}]";
            assertThat(world.get(leads + "?filtering=" + World.encoded(filter))
                            .json()
                            .path("data"))
                    .isEmpty();
            String lead = world.post("/sandbox/facebook/lead?email=new@example.com", "")
                    .json()
                    .path("id")
                    .asText();
            JsonNode fresh =
                    world.get(leads + "?filtering=" + World.encoded(filter)).json();
            assertThat(fresh.path("data").findValuesAsText("id")).containsExactly(lead);
            assertThat(world.get("/facebook/v25.0/" + lead).body()).contains("new@example.com");
            assertThat(world.authorized("Bearer x")
                            .get(leads)
                            .json()
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(190);
        }
    }

    @Test
    void signsWebhooksAndAsksForChallenge() throws IOException {
        try (World world = World.demo();
                Receiver receiver = new Receiver("")) {
            String url = "url=" + World.encoded(receiver.url());
            world.post("/sandbox/facebook/webhook?" + url, "");
            world.post("/sandbox/instagram/webhook?badSignature=true&" + url, "");
            Receiver.Call page = receiver.calls.get(0);
            assertThat(page.headers())
                    .containsEntry("x-hub-signature-256", "sha256=" + Signature.hex("meta", page.body()));
            Receiver.Call instagram = receiver.calls.get(1);
            assertThat(instagram.body()).contains("\"object\":\"instagram\"");
            assertThat(instagram.headers().get("x-hub-signature-256"))
                    .isNotEqualTo("sha256=" + Signature.hex("meta", instagram.body()));
            JsonNode verified = world.post("/sandbox/facebook/handshake?verifyToken=v&" + url, "")
                    .json();
            assertThat(verified.path("verified").asBoolean()).isFalse();
            assertThat(receiver.calls.get(2).target())
                    .contains("hub.mode=subscribe", "hub.verify_token=v", "hub.challenge=1");
        }
        long challenge = 1_000_000_000L + new SettableClock().millis() % 1_000_000_000L;
        try (World world = World.demo();
                Receiver receiver = new Receiver("" + challenge)) {
            assertThat(world.post("/sandbox/facebook/handshake?verifyToken=v&url=" + World.encoded(receiver.url()), "")
                            .json()
                            .path("verified")
                            .asBoolean())
                    .isTrue();
        }
    }
}
