package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

    private static final String UPSERT = "/hubspot/crm/v3/objects/contacts/batch/upsert";

    @Test
    void keepsEveryAnsweredWriteWithoutBeingClosedAndIgnoresTornLine(@TempDir Path live, @TempDir Path copy)
            throws IOException {
        String hubSpot;
        String salesforce;
        try (World world = World.keeping(live).asHubSpot()) {
            world.post(UPSERT, contact("1"));
            world.post(UPSERT, contact("2"));
            world.asSalesforce();
            world.call(
                    "PATCH",
                    "/salesforce/services/data/v60.0/composite/sobjects/Contact/Customer_Hub_Id__c",
                    "{\"records\":[{\"attributes\":{\"type\":\"Contact\"},\"Customer_Hub_Id__c\":\"1\","
                            + "\"LastName\":\"Reid\",\"Customer_Hub_Monetary__c\":12.50}]}");
            world.post("/sandbox/quickbooks/touch?entity=Customer&id=5", "");
            hubSpot = world.get("/sandbox/crm/hubspot").body();
            salesforce = world.get("/sandbox/crm/salesforce").body();
            // What a kill would leave behind: the files as they are now, the sandbox still running.
            for (String name : new String[] {"quickbooks", "hubspot", "salesforce", "google"}) {
                Files.copy(live.resolve(name + ".journal"), copy.resolve(name + ".journal"));
            }
        }
        Files.writeString(copy.resolve("hubspot.journal"), "{\"kind\":\"cont", StandardOpenOption.APPEND);

        try (World world = World.keeping(copy).asHubSpot()) {
            assertThat(world.get("/sandbox/crm/hubspot").body())
                    .isEqualTo(hubSpot)
                    .hasLineCount(2);
            assertThat(world.get("/sandbox/crm/salesforce").body())
                    .isEqualTo(salesforce)
                    .hasLineCount(1);
            world.post(UPSERT, contact("3"));
            world.asQuickBooks();
            assertThat(world.query("select * from Customer where Id = '5' and Active in (true,false)")
                            .json()
                            .at("/QueryResponse/Customer/0/SyncToken")
                            .asText())
                    .isEqualTo("1");
        }
        try (World world = World.keeping(copy)) {
            assertThat(world.get("/sandbox/crm/hubspot").body()).hasLineCount(3);
        }
    }

    @Test
    void refusesStateThatAnotherSandboxHolds(@TempDir Path state) throws IOException {
        try (World holder = World.keeping(state)) {
            assertThat(holder.get("/sandbox/health").status()).isEqualTo(200);
            assertThatThrownBy(() -> World.keeping(state)).hasMessageContaining("--state");
        }
    }

    private static String contact(String id) {
        return "{\"inputs\":[{\"id\":\"" + id + "\",\"idProperty\":\"customer_hub_id\",\"properties\":{}}]}";
    }
}
