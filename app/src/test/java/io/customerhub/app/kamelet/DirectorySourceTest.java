package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelet {@code directory-source} on a directory of our own. */
final class DirectorySourceTest {
    private static final String START = "/search?parish=Kingston";

    private ListingSite site = open();

    @BeforeEach
    void begin() {
        site.close();
        site = open();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void readsTheRulesFirstAndFollowsNextLinksToTheEnd() throws Exception {
        try (var source = source(Map.of("link", "a.name@href"))) {
            List<RawRecord> records = source.run();

            assertThat(records)
                    .extracting(RawRecord::id)
                    .containsExactly(site.url() + "/listing/1", site.url() + "/listing/2", site.url() + "/listing/3");
            assertThat(records.get(0).body())
                    .hasToString("{\"name\":\"Caf\u00e9 Blue\",\"phone\":\"(876) 555-0001\",\"link\":\"" + site.url()
                            + "/listing/1\"}");
        }
        assertThat(site.calls)
                .containsExactly(
                        "GET /robots.txt 200",
                        "GET /search?parish=Kingston 200",
                        "GET /search?parish=Kingston&page=2 200",
                        "GET /search?parish=Kingston&page=3 200");
        assertThat(site.agents).containsOnly("CustomerHub/0.1 (test)");
    }

    @Test
    void anUnchangedPageIsNotSentAgainAndAChangedOneBehindItIs() throws Exception {
        try (var source = source(Map.of("link", "a.name@href"))) {
            source.run();
            site.calls.clear();
            site.page("/search?parish=Kingston&page=3", ListingSite.listing(4, "Fourth", ""));

            assertThat(source.run()).extracting(RawRecord::id).containsExactly(site.url() + "/listing/4");
        }
        assertThat(site.calls)
                .containsExactly(
                        "GET /robots.txt 200",
                        "GET /search?parish=Kingston 304",
                        "GET /search?parish=Kingston&page=2 304",
                        "GET /search?parish=Kingston&page=3 200");
    }

    @Test
    void aListingWithoutAddressIsKnownByNameAndNumberHoweverWritten() throws Exception {
        String first;
        try (var source = source(Map.of("maxPages", "1"))) {
            first = source.run().get(0).id();
        }
        site.page(START, ListingSite.listing(9, " CAF\u00c9  blue", "876-555-0001"));
        try (var source = source(Map.of("maxPages", "1"))) {
            assertThat(source.run()).extracting(RawRecord::id).containsExactly(first);
        }
        assertThat(first).matches("[0-9a-f]{32}");
    }

    @Test
    void asksForNoMorePagesThanDeclared() throws Exception {
        try (var source = source(Map.of("maxPages", "2"))) {
            assertThat(source.run()).hasSize(2);
        }
        assertThat(site.calls).hasSize(3);
    }

    @Test
    void aPageThatRobotsTxtForbidsIsNotAskedFor() throws Exception {
        site.robots(200, "User-agent: *\nDisallow: /search?parish=Kingston&page=2\n");
        try (var source = source(Map.of())) {
            assertThat(source.run()).hasSize(1);
        }
        site.robots(200, "User-agent: customerhub\nDisallow: /\n\nUser-agent: *\nAllow: /\n");
        site.calls.clear();
        try (var source = source(Map.of())) {
            assertThatThrownBy(source::run)
                    .isInstanceOf(VendorException.Refused.class)
                    .hasMessageContaining("its robots.txt does not allow it");
        }
        assertThat(site.calls).containsExactly("GET /robots.txt 200");
    }

    @Test
    void withoutRobotsTxtAllIsAllowedAndWithABrokenOneNothing() throws Exception {
        site.robots(404, "none");
        try (var source = source(Map.of())) {
            assertThat(source.run()).hasSize(3);
        }
        site.robots(503, "sick");
        site.calls.clear();
        try (var source = source(Map.of())) {
            assertThatThrownBy(source::run).isInstanceOf(VendorException.Unavailable.class);
        }
        assertThat(site.calls).containsExactly("GET /robots.txt 503");
        site.robots(429, "later");
        try (var source = source(Map.of())) {
            assertThatThrownBy(source::run).isInstanceOf(VendorException.RateLimited.class);
        }
    }

    @Test
    void aNextPageAtAnotherSiteOrOneSeenBeforeIsLeft() throws Exception {
        site.page(START, ListingSite.listing(1, "One", ""), ListingSite.next("http://localhost:1/search"));
        try (var source = source(Map.of())) {
            assertThat(source.run()).hasSize(1);
        }
        site.page(START, ListingSite.listing(1, "One", ""), ListingSite.next(START));
        try (var source = source(Map.of())) {
            assertThat(source.run()).hasSize(1);
        }
    }

    @Test
    void aPageInWhichNothingIsFoundAndAListingWithoutNameAreNotTakenAsNothing() throws Exception {
        site.page(START, ListingSite.listing(1, "", "876 555 0001"));
        try (var source = source(Map.of())) {
            assertThat(source.run().get(0).problem())
                    .contains("the listing has no name where the route says it stands");
        }
        site.page(START, "<p>a new design</p>");
        try (var source = source(Map.of())) {
            assertThatThrownBy(source::run).hasMessageContaining("nothing in it is a '.listing'");
        }
    }

    @Test
    void isOffUnlessTurnedOnAndAsksNobodyThen() {
        try (var source = source(Map.of(), Map.of("hub.directory.enabled", "false"))) {
            assertThatThrownBy(source::run)
                    .isInstanceOf(VendorException.Refused.class)
                    .hasMessageContaining("set hub.directory.enabled=true if the directory's terms allow you to");
        }
        assertThat(site.calls).isEmpty();
    }

    private static ListingSite open() {
        try {
            return new ListingSite();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KameletFixture source(Map<String, String> parameters) {
        return source(parameters, Map.of());
    }

    private KameletFixture source(Map<String, String> parameters, Map<String, String> settings) {
        var all = new TreeMap<>(Map.of(
                "flow",
                "test",
                "start",
                START,
                "item",
                ".listing",
                "fields",
                "name=.name; phone=.phone",
                "next",
                "a.next@href",
                "pauseMillis",
                "0"));
        all.putAll(parameters);
        var properties = new TreeMap<>(Map.of(
                "hub.directory.enabled",
                "true",
                "hub.directory.url",
                site.url(),
                "hub.directory.agent",
                "CustomerHub/0.1 (test)"));
        properties.putAll(settings);
        return new KameletFixture("directory-source", all, Map.of(), properties);
    }
}
