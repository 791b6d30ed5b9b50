package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;

/** What every record of the books has in common. */
final class Ledger {

    private Ledger() {}

    static ObjectNode head(String id, Instant created, Instant lastUpdated) {
        ObjectNode head = Json.object();
        head.put("domain", "QBO").put("sparse", false).put("Id", id).put("SyncToken", "0");
        head.putObject("MetaData").put("CreateTime", created.toString()).put("LastUpdatedTime", lastUpdated.toString());
        return head;
    }

    static void reference(ObjectNode owner, String field, String value, String name) {
        owner.putObject(field).put("value", value).put("name", name);
    }
}
