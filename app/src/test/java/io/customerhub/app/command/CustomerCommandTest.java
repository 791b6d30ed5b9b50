package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Other;
import io.customerhub.warehouse.store.CustomerView.Related;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import io.customerhub.warehouse.store.CustomerView.Value;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                List.of());
        var text = new StringWriter();

        CustomerCommand.print(customer, new PrintWriter(text, true));

        assertThat(text.toString()).isEqualToNormalizingNewlines("""
                customer id-1
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

                """);
    }
}
