package io.customerhub.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import io.customerhub.warehouse.store.ModelVersion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Versions of models as people read them. */
final class ModelText {
    private ModelText() {}

    /** What should be known of a version before it is trusted. */
    static void card(ModelVersion version, PrintWriter out) {
        JsonNode card = card(version);
        out.printf(
                "%s version %d, %s, %s%n",
                version.model(),
                version.version(),
                version.kind(),
                version.role().word());
        out.print(Output.columns(List.of(
                List.of("  as of", version.asOf() + ", good until " + version.goodUntil()),
                List.of("  trained", version.trainedAt() + ", seed " + version.seed()),
                List.of("  data", version.dataHash().toString()),
                List.of("  model", version.contentHash().toString()),
                List.of("  split", card.path("split").asText()),
                List.of("  serves", card.path("served").asText()))));
        card.path("data")
                .properties()
                .forEach(each -> out.println(
                        "  " + each.getKey() + ": " + each.getValue().asText()));
        figures("figures", card.path("figures"), out);
        figures("groups", card.path("groups"), out);
        card.path("limits").forEach(limit -> out.println("  limit: " + limit.asText()));
    }

    /** The card as it was kept. */
    static JsonNode card(ModelVersion version) {
        try {
            return Json.MAPPER.readTree(version.card());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model's card is JSON of its own", e);
        }
    }

    private static void figures(String title, JsonNode figures, PrintWriter out) {
        if (figures.isEmpty()) {
            return;
        }
        Set<String> measures = new LinkedHashSet<>();
        StreamSupport.stream(figures.spliterator(), false)
                .sorted(Comparator.comparingInt(each -> -each.path("measures").size()))
                .forEach(each -> each.path("measures").properties().forEach(of -> measures.add(of.getKey())));
        List<List<String>> rows = new ArrayList<>();
        var head = new ArrayList<String>(List.of("  " + title));
        head.addAll(measures);
        rows.add(head);
        for (JsonNode of : figures) {
            var row = new ArrayList<String>(List.of("  " + of.path("of").asText()));
            measures.forEach(measure -> row.add(number(of.path("measures").path(measure))));
            rows.add(row);
        }
        out.print(Output.columns(rows));
    }

    private static String number(JsonNode value) {
        if (!value.isNumber()) {
            return "-";
        }
        double number = value.asDouble();
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,d", (long) number)
                : String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.4f" : "%,.2f", number);
    }
}
