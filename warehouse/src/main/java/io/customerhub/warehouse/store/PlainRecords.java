package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.model.CustomerId;
import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.scoring.sentiment.Lexicon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** Interactions, opportunities, social profiles, campaigns and products, each kind in a table of its own. */
public final class PlainRecords {
    private static final String SENTIMENT = "sentiment";
    private static final Map<PlainKind, String> KEEP = Stream.of(PlainKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, PlainRecords::keepStatement));

    private final PageTransaction page;

    PlainRecords(PageTransaction page) {
        this.page = page;
    }

    /**
     * Keeps records, one statement a kind.
     *
     * @param customers who the sources' customer records are about; a record of another one waits for its customer
     * @param lexicon tells how interactions sound
     */
    public void keep(List<PlainRecord> records, Map<SourceKey, CustomerId> customers, Lexicon lexicon) {
        Map<PlainKind, List<PlainRecord>> byKind = records.stream()
                .collect(Collectors.groupingBy(
                        PlainRecord::kind, () -> new EnumMap<>(PlainKind.class), Collectors.toList()));
        byKind.forEach((kind, some) -> keep(kind, Belongings.inKeyOrder(page.tenant(), some), customers, lexicon));
    }

    private void keep(
            PlainKind kind, List<PlainRecord> records, Map<SourceKey, CustomerId> customers, Lexicon lexicon) {
        Update update = page.handle()
                .createUpdate(Objects.requireNonNull(KEEP.get(kind)))
                .bind("tenant", page.tenant())
                .bindArray(
                        "rows",
                        UUID.class,
                        records.stream()
                                .map(record -> Belongings.id(page.tenant(), record.key()))
                                .toList())
                .bindNamedArgumentFinder(
                        keys(records.stream().map(PlainRecord::key).toList()))
                .bindNamedArgumentFinder(Belongings.owners(records, customers))
                .bindArray(
                        "changed",
                        Instant.class,
                        records.stream().map(PlainRecord::changedAt).toList());
        if (kind == PlainKind.INTERACTION) {
            update.bind(SENTIMENT, texts(records, record -> sentiment(record, lexicon)));
        }
        for (PlainField field : kind.fields()) {
            update.bind(
                    field.word(),
                    texts(records, record -> record.get(field.word()).orElse("")));
        }
        update.execute();
    }

    private static String sentiment(PlainRecord record, Lexicon lexicon) {
        return lexicon.of(record).map(told -> told.rounded().toPlainString()).orElse("");
    }

    /** Every field comes as an array of texts, empty ones for what is not there. */
    private static String keepStatement(PlainKind kind) {
        PlainTable table = PlainTable.of(kind);
        var columns = new ArrayList<>(List.of(table.id(), "source", "entity", "record_id", "changed_at"));
        var arrays = new ArrayList<>(List.of("rows", "sources", "entities", "ids", "changed"));
        var values = new ArrayList<>(columns);
        if (kind.belongs()) {
            columns.addAll(List.of("customer_id", "customer_source", "customer_entity", "customer_record"));
            arrays.addAll(List.of("customers", "customerSources", "customerEntities", "customerRecords"));
            values.addAll(List.of(
                    "nullif(customer_id, '')::uuid",
                    "nullif(customer_source, '')",
                    "nullif(customer_entity, '')",
                    "nullif(customer_record, '')"));
        }
        if (kind == PlainKind.INTERACTION) {
            columns.add(SENTIMENT);
            arrays.add(SENTIMENT);
            values.add("nullif(" + SENTIMENT + ", '')::numeric");
        }
        for (PlainField field : kind.fields()) {
            String column = PlainTable.column(field);
            columns.add(column);
            arrays.add(field.word());
            values.add("nullif(p." + column + ", '')::" + PlainTable.type(field));
        }
        String names = String.join(", ", columns);
        return "insert into " + table.name() + " (tenant, " + names + ") select :tenant, " + String.join(", ", values)
                + " from unnest(" + joined(arrays.stream().map(array -> ":" + array)) + ") as p (" + names
                + ") on conflict (" + table.id() + ") do update set "
                + joined(columns.stream().skip(1).map(column -> column + " = excluded." + column));
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
