package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyDayTest {

    private static final String LATEST =
            "select * from Customer where Active in (true,false) orderby MetaData.LastUpdatedTime desc maxresults 100";

    private static final String PHONE = "/PrimaryPhone/FreeFormNumber";

    @Test
    void bringsTheSameChangesToTheSameBooksWheneverItIsAndKeepsThem(@TempDir Path state) throws IOException {
        String id;
        String phone;
        try (World world = World.keeping(state).asQuickBooks();
                World twin = World.demo()) {
            twin.clock.forward(Duration.ofDays(1));
            twin.asQuickBooks();
            assertThat(world.post("/sandbox/quickbooks/busy-day?changes=200&seed=7", "")
                            .status())
                    .isEqualTo(204);
            twin.post("/sandbox/quickbooks/busy-day?changes=200&seed=7", "");
            JsonNode changed = world.query(LATEST).json().at("/QueryResponse/Customer");
            assertThat(twin.query(LATEST).json().at("/QueryResponse/Customer")).isEqualTo(changed);
            twin.post("/sandbox/quickbooks/busy-day?changes=100&seed=8", "");
            Set<String> phones = new HashSet<>();
            changed.forEach(customer -> phones.add(customer.at(PHONE).asText()));
            twin.query(LATEST)
                    .json()
                    .at("/QueryResponse/Customer")
                    .forEach(customer -> phones.add(customer.at(PHONE).asText()));
            assertThat(phones).as("nobody becomes somebody else").hasSize(200);
            id = changed.at("/0/Id").asText();
            phone = changed.at("/0" + PHONE).asText();
        }
        try (World again = World.keeping(state)) {
            assertThat(again.get("/sandbox/quickbooks/record?id=" + id)
                            .json()
                            .at(PHONE)
                            .asText())
                    .isEqualTo(phone);
        }
    }

    @Test
    void wantsToBeToldHowMuch() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.post("/sandbox/quickbooks/busy-day?changes=0&seed=1", "")
                            .body())
                    .contains("changes, 1 to");
        }
    }
}
