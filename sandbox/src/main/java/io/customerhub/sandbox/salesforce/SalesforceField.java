package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One field of a kind of object.
 *
 * @param length the most characters of a text, 0 for other types
 */
record SalesforceField(String name, FieldType type, int length, boolean writable) {

    static SalesforceField of(String name, FieldType type, int length) {
        return new SalesforceField(name, type, length, true);
    }

    static SalesforceField readOnly(String name, FieldType type, int length) {
        return new SalesforceField(name, type, length, false);
    }

    boolean isNumber() {
        return type == FieldType.DOUBLE || type == FieldType.CURRENCY || type == FieldType.INT;
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
        if (isNumber() || type == FieldType.DATE || type == FieldType.BOOLEAN) {
            boolean good = isNumber() ? text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?") : isDateOrBoolean(text);
            return good || text.isEmpty()
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
        if (type == FieldType.EMAIL
                && !text.isEmpty()
                && !text.matches("[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[A-Za-z]{2,}")) {
            return Optional.of(new RowError("INVALID_EMAIL_ADDRESS", name + ": invalid email address: " + text, name));
        }
        return Optional.empty();
    }

    private boolean isDateOrBoolean(String text) {
        if (type == FieldType.BOOLEAN) {
            return text.matches("(?i)true|false");
        }
        try {
            return LocalDate.parse(text).getYear() > 1_699;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    /** The field as {@code describe} tells of it. */
    ObjectNode toJson() {
        boolean external = name.equals(FieldCatalogue.EXTERNAL_ID);
        boolean number = isNumber();
        ObjectNode node = Json.object();
        node.put("aggregatable", true).put("autoNumber", false).put("byteLength", length * 3);
        node.put("calculated", false).putNull("calculatedFormula").put("cascadeDelete", false);
        node.put("caseSensitive", false).putNull("controllerName").put("createable", writable);
        node.put("custom", name.endsWith("__c")).putNull("defaultValue").putNull("defaultValueFormula");
        node.put("defaultedOnCreate", !writable).put("dependentPicklist", false);
        node.put("deprecatedAndHidden", false).put("digits", 0).put("displayLocationInDecimal", false);
        node.put("externalId", external).putNull("extraTypeInfo").put("filterable", true);
        node.putNull("filteredLookupInfo").put("groupable", !number).put("highScaleNumber", false);
        node.put("htmlFormatted", false).put("idLookup", external || type == FieldType.ID || type == FieldType.EMAIL);
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
        node.put("soapType", type.soap())
                .put("sortable", true)
                .put("type", type.word())
                .put("unique", external);
        node.put("updateable", writable).put("writeRequiresMasterRead", false);
        return node;
    }
}
