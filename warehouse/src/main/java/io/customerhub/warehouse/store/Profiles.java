package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.relation.RelatedCustomers;
import io.customerhub.relation.RelationKeys;
import io.customerhub.relation.RelationLimits;
import io.customerhub.scoring.Rfm;
import io.customerhub.scoring.ScoredProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** Customers as readers see them, and the records they are the union of. */
public final class Profiles {
    private static final List<String> SCORES = List.of(
            "recency_days integer",
            "frequency integer",
            "monetary numeric",
            "monetary_currency text",
            "recency_grade smallint",
            "frequency_grade smallint",
            "monetary_grade smallint",
            "segment text",
            "scored_as_of date");
    /** What customers share with others, as {@link RelationKeys} has it. */
    private static final List<String> RELATIONS = List.of("household", "organisation_key", "mail_company");

    private static final String KEEP = keepStatement();

    private final PageTransaction page;

    Profiles(PageTransaction page) {
        this.page = page;
    }

    /** The column of {@code customer_360.customers} that holds a field. */
    static String column(CustomerField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** All records that are about these customers, this page's included. */
    public Map<CustomerId, List<CustomerRecord>> records(Collection<CustomerId> customers) {
        Map<CustomerId, List<CustomerRecord>> records = new HashMap<>();
        page.handle()
                .createQuery("""
                        select customer_id, source, entity, record_id, changed_at, facts, since
                        from hub.customer_records where customer_id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, Rows.ids(customers))
                .map((row, context) -> records.computeIfAbsent(
                                new CustomerId(row.getObject(1, UUID.class)), id -> new ArrayList<>())
                        .add(new CustomerRecord(
                                new SourceKey(row.getString(2), row.getString(3), row.getString(4)),
                                row.getTimestamp(5).toInstant(),
                                Rows.facts(row.getString(6)),
                                Rows.times(row.getString(7)))))
                .list();
        return records;
    }

    /** Keeps profiles, scores and what customers share, each customer once. */
    public void keep(List<ScoredProfile> profiles, RelatedCustomers related) {
        if (profiles.isEmpty()) {
            return;
        }
        limit(related.limits());
        Update update = page.handle()
                .createUpdate(KEEP)
                .bind("tenant", page.tenant())
                .bind("files_version", page.filesVersion())
                .bindArray(
                        "customer_id",
                        UUID.class,
                        column(profiles, p -> p.profile().customer().value()))
                .bindArray(
                        "records",
                        Integer.class,
                        column(profiles, p -> p.profile().records().size()))
                .bindArray(
                        "changed_at",
                        Instant.class,
                        column(profiles, p -> p.profile().changedAt()))
                .bind("lineage", texts(column(profiles, p -> lineage(p.profile()))));
        for (CustomerField field : CustomerField.values()) {
            update.bind(
                    column(field),
                    texts(column(profiles, p -> p.profile().get(field).orElse(""))));
        }
        bindRelation(update, profiles, related, "household", RelationKeys::household);
        bindRelation(update, profiles, related, "organisation_key", RelationKeys::organisation);
        bindRelation(update, profiles, related, "mail_company", RelationKeys::mailCompany);
        bindScore(update, profiles, "recency_days", rfm -> Integer.toString(rfm.recencyDays()));
        bindScore(update, profiles, "frequency", rfm -> Integer.toString(rfm.frequency()));
        bindScore(update, profiles, "monetary", rfm -> plain(rfm.monetary()));
        bindScore(update, profiles, "monetary_currency", Rfm::currency);
        bindScore(update, profiles, "recency_grade", rfm -> Integer.toString(rfm.recencyGrade()));
        bindScore(update, profiles, "frequency_grade", rfm -> Integer.toString(rfm.frequencyGrade()));
        bindScore(update, profiles, "monetary_grade", rfm -> Integer.toString(rfm.monetaryGrade()));
        bindScore(update, profiles, "segment", Rfm::segment);
        bindScore(update, profiles, "scored_as_of", rfm -> rfm.asOf().toString());
        update.execute();
    }

    /** Readers see relationships by these limits from here on. A page that finds them so waits for no other. */
    private void limit(RelationLimits limits) {
        page.handle()
                .createUpdate("""
                        insert into hub.relationship_limits (tenant, household, organisation)
                        select :tenant, :household, :organisation
                        where not exists (select from hub.relationship_limits
                                          where tenant = :tenant and household = :household
                                                and organisation = :organisation)
                        on conflict (tenant) do update
                        set household = excluded.household, organisation = excluded.organisation
                        """)
                .bind("tenant", page.tenant())
                .bind("household", limits.household())
                .bind("organisation", limits.organisation())
                .execute();
    }

    private static void bindRelation(
            Update update,
            List<ScoredProfile> profiles,
            RelatedCustomers related,
            String column,
            Function<RelationKeys, String> key) {
        update.bind(
                column,
                texts(column(profiles, p -> key.apply(related.of(p.profile().customer())))));
    }

    private static void bindScore(
            Update update, List<ScoredProfile> profiles, String column, Function<Rfm, String> score) {
        update.bind(column, texts(column(profiles, p -> p.rfm().map(score).orElse(""))));
    }

    private static <T> List<T> column(List<ScoredProfile> profiles, Function<ScoredProfile, T> value) {
        return profiles.stream().map(value).toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static String lineage(Profile profile) {
        ObjectNode lineage = Json.MAPPER.createObjectNode();
        profile.values()
                .forEach((field, chosen) -> lineage.putObject(field.word())
                        .put("source", chosen.from().source())
                        .put("entity", chosen.from().entity())
                        .put("record", chosen.from().id())
                        .put("changedAt", chosen.changedAt().toString())
                        .put("rule", chosen.rule()));
        return lineage.toString();
    }

    /** Every column comes as an array; fields, keys and scores as text, empty where there is none. */
    private static String keepStatement() {
        List<String> fields =
                Arrays.stream(CustomerField.values()).map(Profiles::column).toList();
        var columns = new ArrayList<>(List.of("customer_id", "records", "changed_at", "lineage"));
        var values = new ArrayList<>(List.of("customer_id", "records", "changed_at", "lineage::jsonb"));
        Stream.concat(fields.stream(), RELATIONS.stream()).forEach(text -> {
            columns.add(text);
            values.add("nullif(" + text + ", '')");
        });
        for (String score : SCORES) {
            String[] nameAndType = score.split(" ", -1);
            columns.add(nameAndType[0]);
            values.add("nullif(" + nameAndType[0] + ", '')::" + nameAndType[1]);
        }
        String arrays = columns.stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        String names = String.join(", ", columns);
        String changes = columns.stream()
                .filter(column -> !column.equals("customer_id"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into customer_360.customers (tenant, files_version, " + names
                + ") select :tenant, :files_version, " + String.join(", ", values) + " from unnest(" + arrays
                + ") as p (" + names
                + ") on conflict (customer_id) do update set files_version = excluded.files_version, " + changes;
    }
}
