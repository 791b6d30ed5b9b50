package io.customerhub.warehouse.store;

import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a kind of plain records lives.
 *
 * @param name the table, its schema included
 * @param id the column of its key
 */
record PlainTable(String name, String id) {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    static PlainTable of(PlainKind kind) {
        return switch (kind) {
            case INTERACTION -> new PlainTable("customer_360.customer_interactions", "interaction_id");
            case OPPORTUNITY -> new PlainTable("customer_360.opportunities", "opportunity_id");
            case SOCIAL_PROFILE -> new PlainTable("customer_360.social_media_profiles", "profile_id");
            case CAMPAIGN -> new PlainTable("customer_360.marketing_campaigns", "campaign_id");
            case PRODUCT -> new PlainTable("customer_360.products", "product_id");
        };
    }

    /** The column of a field: its word in snake case. */
    static String column(PlainField field) {
        return CAPITAL.matcher(field.word())
                .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** The type of that column. */
    static String type(PlainField field) {
        return switch (field.type()) {
            case TEXT, CHOICE -> "text";
            case DATE -> "date";
            case TIME -> "timestamptz";
            case AMOUNT, SHARE -> "numeric";
            case COUNT -> "bigint";
        };
    }
}
