package io.customerhub.sandbox.dynamics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The columns of each table: Dataverse's own by their logical names, and the company's. */
final class Columns {

    private static final Map<TableKind, Map<String, Column>> ALL = all();

    private Columns() {}

    /** Every column of a table, by its name. */
    static Map<String, Column> of(TableKind table) {
        return ALL.getOrDefault(table, Map.of());
    }

    private static Map<TableKind, Map<String, Column>> all() {
        Map<TableKind, Map<String, Column>> tables = new EnumMap<>(TableKind.class);
        for (TableKind table : TableKind.values()) {
            Map<String, Column> columns = new TreeMap<>();
            Stream.of(common(table), own(table), address(table))
                    .flatMap(List::stream)
                    .forEach(column -> columns.put(column.name(), column));
            tables.put(table, columns);
        }
        return tables;
    }

    private static List<Column> common(TableKind table) {
        return List.of(
                Column.readOnly(table.idColumn(), Column.Type.GUID),
                Column.readOnly("createdon", Column.Type.TIME),
                Column.readOnly("modifiedon", Column.Type.TIME),
                Column.of("statecode", Column.Type.WHOLE),
                Column.of("statuscode", Column.Type.WHOLE),
                Column.text("description", 2_000),
                Column.text(TableKind.KEY, 100),
                Column.text("customerhub_segment", 100),
                Column.of("customerhub_recency_days", Column.Type.WHOLE),
                Column.of("customerhub_frequency", Column.Type.WHOLE),
                Column.of("customerhub_monetary", Column.Type.MONEY),
                Column.text("customerhub_currency", 3),
                Column.of("customerhub_churn", Column.Type.MONEY),
                Column.text("customerhub_churn_reasons", 255),
                Column.of("customerhub_lead", Column.Type.MONEY),
                Column.of("customerhub_value", Column.Type.MONEY),
                Column.text("customerhub_behaviour", 100),
                Column.text("customerhub_journey", 100),
                Column.text("customerhub_action", 100),
                Column.text("customerhub_kind", 40));
    }

    private static List<Column> own(TableKind table) {
        return switch (table) {
            case CONTACTS ->
                List.of(
                        Column.text("firstname", 50),
                        Column.text("middlename", 50),
                        Column.text("lastname", 50),
                        Column.readOnly("fullname", Column.Type.TEXT),
                        Column.text("jobtitle", 100),
                        Column.text("company", 50),
                        Column.text("emailaddress1", 100),
                        Column.text("telephone1", 50),
                        Column.text("mobilephone", 50),
                        Column.of("birthdate", Column.Type.DAY),
                        Column.of("donotemail", Column.Type.FLAG),
                        Column.readOnly("_parentcustomerid_value", Column.Type.GUID),
                        Column.readOnly("_originatingleadid_value", Column.Type.GUID));
            case ACCOUNTS ->
                List.of(
                        Column.text("name", 160),
                        Column.text("accountnumber", 20),
                        Column.text("emailaddress1", 100),
                        Column.text("telephone1", 50),
                        Column.text("websiteurl", 200),
                        Column.of("numberofemployees", Column.Type.WHOLE),
                        Column.of("revenue", Column.Type.MONEY),
                        Column.readOnly("openrevenue", Column.Type.MONEY),
                        Column.readOnly("opendeals", Column.Type.WHOLE),
                        Column.readOnly("_primarycontactid_value", Column.Type.GUID));
            case LEADS ->
                List.of(
                        Column.text("subject", 300),
                        Column.text("firstname", 50),
                        Column.text("lastname", 50),
                        Column.readOnly("fullname", Column.Type.TEXT),
                        Column.text("companyname", 100),
                        Column.text("jobtitle", 100),
                        Column.text("emailaddress1", 100),
                        Column.text("telephone1", 50),
                        Column.text("mobilephone", 50),
                        Column.text("websiteurl", 200),
                        Column.of("leadsourcecode", Column.Type.WHOLE),
                        Column.of("leadqualitycode", Column.Type.WHOLE),
                        Column.of("estimatedamount", Column.Type.MONEY),
                        Column.of("estimatedclosedate", Column.Type.DAY),
                        Column.of("numberofemployees", Column.Type.WHOLE),
                        Column.of("donotemail", Column.Type.FLAG));
            case OPPORTUNITIES ->
                List.of(
                        Column.text("name", 300),
                        Column.of("estimatedvalue", Column.Type.MONEY),
                        Column.of("actualvalue", Column.Type.MONEY),
                        Column.of("estimatedclosedate", Column.Type.DAY),
                        Column.of("actualclosedate", Column.Type.DAY),
                        Column.of("closeprobability", Column.Type.WHOLE),
                        Column.text("stepname", 200),
                        Column.readOnly("_customerid_value", Column.Type.GUID),
                        Column.readOnly("_parentcontactid_value", Column.Type.GUID),
                        Column.readOnly("_parentaccountid_value", Column.Type.GUID));
        };
    }

    private static List<Column> address(TableKind table) {
        if (table == TableKind.OPPORTUNITIES) {
            return List.of();
        }
        return List.of(
                Column.text("address1_line1", 250),
                Column.text("address1_city", 80),
                Column.text("address1_stateorprovince", 50),
                Column.text("address1_postalcode", 20),
                Column.text("address1_country", 80));
    }
}
