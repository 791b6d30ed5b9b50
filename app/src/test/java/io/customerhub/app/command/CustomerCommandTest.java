package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Former;
import io.customerhub.warehouse.store.CustomerView.Other;
import io.customerhub.warehouse.store.CustomerView.Related;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import io.customerhub.warehouse.store.CustomerView.Value;
import io.customerhub.warehouse.store.IdentityEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CustomerCommandTest {
    @Test
    void showsWhatBelongsToCustomerAndWithWhomTheyHaveToDoInColumns() {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("kind", "mail");
        first.put("subject", "A line\nand another that is longer than anybody reads");
        first.put("record", "shop/Mail/2");
        Map<String, String> second = new LinkedHashMap<>();
        second.put("kind", "call");
        second.put("record", "shop/Call/1");
        var customer = new CustomerView(
                "id-1",
                List.of(new Value("name", "Ann", "shop/Buyer/1", "2026-01-01T00:00:00Z", "newest")),
                Map.of(),
                List.of(),
                List.of(),
                List.of(
                        new Related("interaction", 7, List.of(first, second)),
                        new Related("opportunity", 1, List.of(Map.of("name", "Roof")))),
                List.of(
                        new Relationship("same household", 1, List.of(new Other("id-2", "Bob", List.of("address")))),
                        new Relationship(
                                "works for",
                                12,
                                List.of(
                                        new Other(
                                                "id-3",
                                                "Roofs Ltd",
                                                List.of("declared by shop/Buyer/1", "organisation")),
                                        new Other("id-4", "", List.of("email"))))),
                List.of(),
                Optional.of(new Former("id-0", 7, Instant.parse("2026-10-31T10:00:00Z"))),
                List.of(
                        event(1, Kind.MERGED, "id-0", "id-1", Why.DECISION, List.of(4L), "shop/Buyer/1"),
                        event(
                                2,
                                Kind.SPLIT,
                                "id-1",
                                "id-2",
                                Why.WITHDRAWN,
                                List.of(),
                                "a/B/1",
                                "a/B/2",
                                "a/B/3",
                                "a/B/4")));
        var text = new StringWriter();

        CustomerCommand.print(customer, new PrintWriter(text, true));

        assertThat(text.toString()).isEqualToNormalizingNewlines("""
                customer id-1
                  id-0 turned out to be this customer at 2026-10-31T10:00:00Z, in run 7
                  name  Ann  from shop/Buyer/1  newest  2026-01-01T00:00:00Z
                  records
                  interaction: 7, the latest
                    mail  A line and another that is longer than a…  shop/Mail/2
                    call                                             shop/Call/1
                  opportunity: 1
                    Roof
                  same household: 1
                    Bob  id-2  address
                  works for: 12, the first
                    Roofs Ltd  id-3  declared by shop/Buyer/1, organisation
                               id-4  email
                  history
                    2026-10-31T10:00:00Z  merged  customer id-0 turned out to be this one     shop/Buyer/1                    by decision 4           run 7 of list
                    2026-10-31T10:00:00Z  split   customer id-2 was told apart from this one  a/B/1, a/B/2, a/B/3 and 1 more  a record was withdrawn  run 7 of list

                """);
    }

    @Test
    void tellsOfWhatHappenedAsWhoIsAskedAboutSawIt() {
        List<IdentityEvent> history = List.of(
                event(1, Kind.MERGED, "id-0", "id-1", Why.COMPARING, List.of(), "a/B/1"),
                event(2, Kind.SPLIT, "id-1", "id-0", Why.DECISION, List.of(4L, 5L), "a/B/1"),
                event(3, Kind.MOVED, "id-1", "id-0", Why.COMPARING, List.of(), "a/B/2"),
                event(4, Kind.ENDED, "id-0", "", Why.WITHDRAWN, List.of(), "a/B/1"));

        assertThat(HistorySummary.of("id-0", history))
                .contains("turned out to be customer id-1", "was told apart from customer id-1")
                .contains("by decision 4, 5", "has records that were of customer id-1", "no record is left");
        assertThat(HistorySummary.of("id-1", history))
                .contains("customer id-0 turned out to be this one", "customer id-0 was told apart from this one")
                .contains("had records that are of customer id-0");
        assertThat(HistorySummary.of("id-0", List.of())).isEmpty();
        assertThat(HistorySummary.of("id-0", Collections.nCopies(12, history.get(0))))
                .startsWith("  history, the latest of 12")
                .hasLineCount(11);
    }

    private static IdentityEvent event(
            long id, Kind kind, String customer, String other, Why why, List<Long> decisions, String... records) {
        return new IdentityEvent(
                id,
                kind,
                customer,
                Optional.of(other).filter(each -> !each.isEmpty()),
                List.of(records),
                why,
                decisions,
                7,
                "list",
                1,
                Instant.parse("2026-10-31T10:00:00Z"));
    }
}
