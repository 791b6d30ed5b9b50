package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a contact.
 *
 * @param length the most characters of a text, 0 for other types
 */
record ContactField(String name, Type type, int length, boolean writable) {

    /** A field's type as describe names it, and as SOAP does. */
    enum Type {
        ID("id", "tns:ID"),
        STRING("string", "xsd:string"),
        TEXTAREA("textarea", "xsd:string"),
        EMAIL("email", "xsd:string"),
        PHONE("phone", "xsd:string"),
        DOUBLE("double", "xsd:double"),
        DATETIME("datetime", "xsd:dateTime"),
        BOOLEAN("boolean", "xsd:boolean");

        private final String word;
        private final String soap;

        Type(String word, String soap) {
            this.word = word;
            this.soap = soap;
        }
    }

    static final String EXTERNAL_ID = "Customer_Hub_Id__c";

    private static final Set<String> READ_ONLY =
            Set.of("Id", "IsDeleted", "Name", "CreatedDate", "LastModifiedDate", "SystemModstamp");

    static final List<ContactField> ALL = List.of(
            field("Id", Type.ID, 18),
            field("IsDeleted", Type.BOOLEAN, 0),
            field("FirstName", Type.STRING, 40),
            field("LastName", Type.STRING, 80),
            field("Name", Type.STRING, 121),
            field("Email", Type.EMAIL, 80),
            field("Phone", Type.PHONE, 40),
            field("MailingStreet", Type.TEXTAREA, 255),
            field("MailingCity", Type.STRING, 40),
            field("MailingState", Type.STRING, 80),
            field("MailingPostalCode", Type.STRING, 20),
            field("MailingCountry", Type.STRING, 80),
            field("Company_Name__c", Type.STRING, 255),
            field(EXTERNAL_ID, Type.STRING, 64),
            field("Customer_Hub_Segment__c", Type.STRING, 80),
            field("Customer_Hub_Recency_Days__c", Type.DOUBLE, 0),
            field("Customer_Hub_Frequency__c", Type.DOUBLE, 0),
            field("Customer_Hub_Monetary__c", Type.DOUBLE, 0),
            field("Customer_Hub_Currency__c", Type.STRING, 3),
            field("Customer_Hub_Kind__c", Type.STRING, 40),
            field("CreatedDate", Type.DATETIME, 0),
            field("LastModifiedDate", Type.DATETIME, 0),
            field("SystemModstamp", Type.DATETIME, 0));

    private static ContactField field(String name, Type type, int length) {
        return new ContactField(name, type, length, !READ_ONLY.contains(name));
    }

    /** Finds a field by its name in any case. */
    static Optional<ContactField> find(String name) {
        return ALL.stream().filter(field -> field.name.equalsIgnoreCase(name)).findFirst();
    }

    /** What is wrong with a value that was sent for this field. */
    Optional<RowError> problem(JsonNode value) {
        if (!writable) {
            return Optional.of(new RowError(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + name + ". Please check the security settings of this field",
                    name));
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        String text = value.asText();
        if (type == Type.DOUBLE) {
            boolean number = value.isNumber() || text.matches("-?[0-9]+(\\.[0-9]+)?");
            return number
                    ? Optional.empty()
                    : Optional.of(new RowError(
                            "INVALID_TYPE_ON_FIELD_IN_RECORD", name + ": value not of required type: " + text, name));
        }
        if (text.length() > length) {
            return Optional.of(new RowError(
                    "STRING_TOO_LONG",
                    name + ": data value too large: " + text + " (max length=" + length + ")",
                    name));
        }
        if (type == Type.EMAIL && !text.isEmpty() && !text.matches("[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[A-Za-z]{2,}")) {
            return Optional.of(new RowError("INVALID_EMAIL_ADDRESS", name + ": invalid email address: " + text, name));
        }
        return Optional.empty();
    }

    /** The field as {@code describe} tells of it. */
    ObjectNode toJson() {
        boolean external = name.equals(EXTERNAL_ID);
        boolean number = type == Type.DOUBLE;
        ObjectNode node = Json.object();
        node.put("aggregatable", true).put("autoNumber", false).put("byteLength", length * 3);
        node.put("calculated", false).putNull("calculatedFormula").put("cascadeDelete", false);
        node.put("caseSensitive", false).putNull("controllerName").put("createable", writable);
        node.put("custom", name.endsWith("__c")).putNull("defaultValue").putNull("defaultValueFormula");
        node.put("defaultedOnCreate", !writable).put("dependentPicklist", false);
        node.put("deprecatedAndHidden", false).put("digits", 0).put("displayLocationInDecimal", false);
        node.put("externalId", external).putNull("extraTypeInfo").put("filterable", true);
        node.putNull("filteredLookupInfo").put("groupable", !number).put("highScaleNumber", false);
        node.put("htmlFormatted", false).put("idLookup", external || type == Type.ID || type == Type.EMAIL);
        node.putNull("inlineHelpText")
                .put("label", name)
                .put("length", length)
                .putNull("mask")
                .putNull("maskType");
        node.put("name", name).put("nameField", name.equals("Name")).put("namePointing", false);
        node.put("nillable", !name.equals("LastName") && writable).put("permissionable", writable);
        node.putArray("picklistValues");
        node.put("polymorphicForeignKey", false)
                .put("precision", number ? 18 : 0)
                .put("queryByDistance", false);
        node.putNull("referenceTargetField").putArray("referenceTo");
        node.putNull("relationshipName").putNull("relationshipOrder").put("restrictedDelete", false);
        node.put("restrictedPicklist", false).put("scale", number ? 2 : 0).put("searchPrefilterable", false);
        node.put("soapType", type.soap)
                .put("sortable", true)
                .put("type", type.word)
                .put("unique", external);
        node.put("updateable", writable).put("writeRequiresMasterRead", false);
        return node;
    }
}
