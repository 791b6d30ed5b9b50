package io.customerhub.connectors.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.VendorException.Refused;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpWriter;
import io.customerhub.connectors.http.VendorAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * The Java behind the Kamelet {@code quickbooks-sink}: corrects customers that are in the books already. It looks how they
 * are, and changes what differs by a sparse update; what the mapping does not know stays as it is, and nobody is made or
 * deleted.
 */
public final class QuickBooksWriter extends HttpWriter {
    /** The field of the mapping that says which record of the books is meant. */
    static final String ID = "Id";

    private static final String FOUND = "quickbooksFound";
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9() .-]{7,}");

    /** The message of fault 5010. */
    private static final String STALE = "Stale Object Error";

    private String baseUrl = "";
    private String realm = "";

    public QuickBooksWriter() {
        super("quickbooks");
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setRealm(String realm) {
        this.realm = realm;
    }

    @Override
    protected String doing() {
        return "correcting customers of company " + realm;
    }

    @Override
    protected int most(Operation operation) {
        return 1;
    }

    /** Makes the message the question how the rows' customers are now; a retirement is no affair of the books. */
    @Override
    public void begin(Exchange exchange) {
        super.begin(exchange);
        List<Delivery> rows = writing(exchange).rest();
        if (rows.get(0).operation() == Operation.RETIRE) {
            writing(exchange).settled(rows.stream().map(Answer::written).toList());
            return;
        }
        String ids = rows.stream()
                .map(row -> "'" + row.fields().path(ID).asText().replaceAll("[^0-9]", "") + "'")
                .collect(Collectors.joining(", "));
        HttpCall.get(company() + "/query")
                .with(
                        "query",
                        "select * from Customer where Id in (" + ids
                                + ") and Active in (true, false) startposition 1 maxresults 1000")
                .into(exchange);
    }

    /** Takes how the customers are, and answers for those that are as they should be or not there. */
    public void found(Exchange exchange) throws IOException {
        byte[] answer = VendorAnswer.body(exchange, system(), doing());
        var found = new HashMap<String, JsonNode>();
        for (JsonRecords.Element customer : JsonRecords.list(answer, "QueryResponse", "Customer")) {
            found.put(customer.body().path(ID).asText(), customer.body());
        }
        exchange.setProperty(FOUND, found);
        var settled = new ArrayList<Answer>();
        for (Delivery row : writing(exchange).rest()) {
            String id = row.fields().path(ID).asText();
            JsonNode customer = found.get(id);
            if (customer == null) {
                settled.add(Answer.refused(row.externalId(), "the books have no customer " + id));
            } else if (changes(row, customer).isEmpty()) {
                settled.add(Answer.written(row.externalId(), id));
            }
        }
        writing(exchange).settled(settled);
    }

    @Override
    protected HttpCall call(List<Delivery> rows, Exchange exchange) throws IOException {
        Delivery row = rows.get(0);
        @SuppressWarnings("unchecked")
        Map<String, JsonNode> found = exchange.getProperty(FOUND, Map.class);
        JsonNode customer =
                Objects.requireNonNull(found.get(row.fields().path(ID).asText()), "only rows that were found are left");
        ObjectNode update = JsonRecords.MAPPER.createObjectNode();
        update.put(ID, customer.path(ID).asText())
                .put("SyncToken", customer.path("SyncToken").asText())
                .put("sparse", true);
        update.setAll(changes(row, customer));
        byte[] json = JsonRecords.MAPPER.writeValueAsBytes(update);
        // The same change of the same state, sent twice, is one to QuickBooks.
        return HttpCall.post(company() + "/customer", json).with("requestid", UUID.nameUUIDFromBytes(json));
    }

    /** What is to be changed: whole fields, with what they hold beside. */
    private static ObjectNode changes(Delivery row, JsonNode customer) {
        ObjectNode changes = JsonRecords.MAPPER.createObjectNode();
        row.fields().properties().forEach(field -> {
            JsonNode wanted = field.getValue();
            JsonNode present = customer.path(field.getKey());
            if (!field.getKey().equals(ID) && !wanted.isNull() && !holds(present, wanted)) {
                if (wanted instanceof ObjectNode parts && present instanceof ObjectNode known) {
                    changes.set(field.getKey(), known.deepCopy().setAll(parts));
                } else {
                    changes.set(field.getKey(), wanted);
                }
            }
        });
        return changes;
    }

    private static boolean holds(JsonNode present, JsonNode wanted) {
        if (wanted instanceof ObjectNode parts) {
            return parts.properties().stream()
                    .allMatch(part -> part.getValue().isNull() || holds(present.path(part.getKey()), part.getValue()));
        }
        String has = present.asText();
        String should = wanted.asText();
        return has.equalsIgnoreCase(should)
                || (PHONE.matcher(has).matches() && PHONE.matcher(should).matches() && isSamePhone(has, should));
    }

    /** Whether two numbers differ only in how they are written, and in the country's prefix. */
    private static boolean isSamePhone(String one, String other) {
        String digits = one.replaceAll("[^0-9]", "");
        String others = other.replaceAll("[^0-9]", "");
        return digits.endsWith(others) || others.endsWith(digits);
    }

    /** {@inheritDoc} A customer whom somebody changed meanwhile is looked at again by the next attempt. */
    @Override
    protected boolean isPassing(Refused refusal) {
        return refusal.said().contains(STALE);
    }

    @Override
    protected List<Answer> read(List<Delivery> rows, byte[] answer) throws IOException {
        String id =
                JsonRecords.MAPPER.readTree(answer).path("Customer").path(ID).asText();
        if (id.isEmpty()) {
            throw new VendorException.Unavailable(system(), doing(), "an answer without a customer");
        }
        return List.of(Answer.written(rows.get(0).externalId(), id));
    }

    private String company() {
        return baseUrl + "/v3/company/" + realm;
    }
}
