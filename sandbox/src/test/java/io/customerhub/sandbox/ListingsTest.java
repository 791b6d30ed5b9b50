package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ListingsTest {

    private static final String SEARCH = "/places/v1/places:searchText";
    private static final String QUERY = "{\"textQuery\":\"supermarket in Jamaica\",\"pageSize\":20}";

    @Test
    void wantsKeyAndFieldMask() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.post(SEARCH, QUERY).status()).isEqualTo(403);
            world.with("X-Goog-Api-Key", "maps");
            World.Answer maskless = world.post(SEARCH, QUERY);
            assertThat(maskless.status()).isEqualTo(400);
            assertThat(maskless.json().at("/error/message").asText()).startsWith("FieldMask is a required parameter");
            world.with("X-Goog-FieldMask", "places.shoe");
            assertThat(world.post(SEARCH, QUERY).status()).isEqualTo(400);
        }
    }

    @Test
    void givesTwentyPlacesAPageAndSixtyInAll() throws IOException {
        try (World world = World.demo()
                .with("X-Goog-Api-Key", "maps")
                .with("X-Goog-FieldMask", "places.id,places.displayName.text,nextPageToken")) {
            Set<String> ids = new HashSet<>();
            JsonNode page = world.post(SEARCH, "{\"textQuery\":\"establishments Main Street Kingston Hardware\"}")
                    .json();
            assertThat(page.at("/places/0").properties().stream().map(Map.Entry::getKey))
                    .containsExactly("id", "displayName");
            int pages = 1;
            page.path("places").forEach(place -> ids.add(place.path("id").asText()));
            while (page.has("nextPageToken")) {
                page = world.post(
                                SEARCH,
                                "{\"textQuery\":\"establishments Main Street Kingston Hardware\",\"pageToken\":\""
                                        + page.path("nextPageToken").asText() + "\"}")
                        .json();
                page.path("places").forEach(place -> ids.add(place.path("id").asText()));
                pages++;
            }
            assertThat(pages).isEqualTo(3);
            assertThat(ids).hasSize(60);
            assertThat(world.post(SEARCH, "{\"textQuery\":\"other\",\"pageToken\":\"Ab_20\"}")
                            .status())
                    .isEqualTo(400);
            world.with("X-Goog-FieldMask", "id,formattedAddress");
            String id = ids.iterator().next();
            assertThat(world.get("/places/v1/places/" + id).json().path("id").asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void listsEveryBusinessOfParishOnce() throws IOException {
        try (World world = World.demo()) {
            Pattern listing = Pattern.compile("id=\"listing-([0-9]+)\"");
            Set<String> ids = new HashSet<>();
            String path = "/directory/search?parish=";
            int pages = 0;
            while (!path.isEmpty()) {
                world.clock.forward(Duration.ofSeconds(1));
                String html = world.get(path).body();
                listing.matcher(html)
                        .results()
                        .forEach(match -> assertThat(ids.add(match.group(1))).isTrue());
                Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html);
                path = next.find() ? "/directory/" + next.group(1).replace("&amp;", "&") : "";
                pages++;
            }
            assertThat(ids).hasSize(420);
            assertThat(pages).isEqualTo(14);
            assertThat(world.get("/directory/").body()).contains("search?parish=St.+Andrew");
            assertThat(world.get("/directory/search?parish=St.+Andrew").body())
                    .contains("<span class=\"parish\">St. Andrew</span>", "class=\"phone\"")
                    .doesNotContain("St. Mary</span>");
        }
    }

    @Test
    void countsBadManners() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.get("/directory/robots.txt").body())
                    .isEqualTo(world.get("/robots.txt").body());
            assertThat(world.get("/robots.txt").body()).contains("Crawl-delay: 1", "Disallow: /directory/private/");
            World.Answer first = world.get("/directory/search");
            world.with("If-None-Match", first.headers().getOrDefault("etag", ""));
            assertThat(world.get("/directory/search").status()).isEqualTo(304);
            assertThat(world.get("/directory/private/owners").status()).isEqualTo(403);
            JsonNode manners = world.get("/sandbox/directory/manners").json();
            assertThat(manners.path("tooSoon").asInt()).isEqualTo(1);
            assertThat(manners.path("disallowed").asInt()).isEqualTo(1);
        }
    }
}
