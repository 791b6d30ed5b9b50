package io.customerhub.sandbox.salesforce;

/** A field's type as describe names it, and as SOAP does. */
enum FieldType {
    ID("id", "tns:ID"),
    STRING("string", "xsd:string"),
    TEXTAREA("textarea", "xsd:string"),
    EMAIL("email", "xsd:string"),
    PHONE("phone", "xsd:string"),
    DOUBLE("double", "xsd:double"),
    DATETIME("datetime", "xsd:dateTime"),
    CURRENCY("currency", "xsd:double"),
    INT("int", "xsd:int"),
    DATE("date", "xsd:date"),
    PICKLIST("picklist", "xsd:string"),
    REFERENCE("reference", "tns:ID"),
    URL("url", "xsd:string"),
    BOOLEAN("boolean", "xsd:boolean");

    private final String word;
    private final String soap;

    FieldType(String word, String soap) {
        this.word = word;
        this.soap = soap;
    }

    String word() {
        return word;
    }

    String soap() {
        return soap;
    }
}
