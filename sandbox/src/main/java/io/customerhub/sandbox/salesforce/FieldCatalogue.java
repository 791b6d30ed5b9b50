package io.customerhub.sandbox.salesforce;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of each kind of object: Salesforce's own and the company's. */
final class FieldCatalogue {

    static final String EXTERNAL_ID = "Customer_Hub_Id__c";

    private static final Map<SObjectKind, List<SalesforceField>> ALL = all();

    private FieldCatalogue() {}

    static List<SalesforceField> of(SObjectKind kind) {
        return ALL.getOrDefault(kind, List.of());
    }

    /** Finds a field by its name in any case. */
    static Optional<SalesforceField> find(SObjectKind kind, String name) {
        return of(kind).stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Map<SObjectKind, List<SalesforceField>> all() {
        Map<SObjectKind, List<SalesforceField>> fields = new EnumMap<>(SObjectKind.class);
        for (SObjectKind kind : SObjectKind.values()) {
            List<SalesforceField> list = new ArrayList<>();
            list.add(SalesforceField.readOnly("Id", FieldType.ID, 18));
            list.add(SalesforceField.readOnly("IsDeleted", FieldType.BOOLEAN, 0));
            list.addAll(own(kind));
            if (kind.isUpserted()) {
                list.addAll(ours());
            }
            list.add(SalesforceField.readOnly("CreatedDate", FieldType.DATETIME, 0));
            list.add(SalesforceField.readOnly("LastModifiedDate", FieldType.DATETIME, 0));
            list.add(SalesforceField.readOnly("SystemModstamp", FieldType.DATETIME, 0));
            fields.put(kind, List.copyOf(list));
        }
        return fields;
    }

    private static List<SalesforceField> own(SObjectKind kind) {
        return switch (kind) {
            case ACCOUNT ->
                List.of(
                        SalesforceField.of("Name", FieldType.STRING, 255),
                        SalesforceField.of("AccountNumber", FieldType.STRING, 40),
                        SalesforceField.of("Type", FieldType.PICKLIST, 255),
                        SalesforceField.of("Industry", FieldType.PICKLIST, 255),
                        SalesforceField.of("Phone", FieldType.PHONE, 40),
                        SalesforceField.of("Website", FieldType.URL, 255),
                        SalesforceField.of("NumberOfEmployees", FieldType.INT, 0),
                        SalesforceField.of("AnnualRevenue", FieldType.CURRENCY, 0),
                        SalesforceField.of("BillingStreet", FieldType.TEXTAREA, 255),
                        SalesforceField.of("BillingCity", FieldType.STRING, 40),
                        SalesforceField.of("BillingState", FieldType.STRING, 80),
                        SalesforceField.of("BillingPostalCode", FieldType.STRING, 20),
                        SalesforceField.of("BillingCountry", FieldType.STRING, 80));
            case CONTACT ->
                List.of(
                        SalesforceField.of("FirstName", FieldType.STRING, 40),
                        SalesforceField.of("LastName", FieldType.STRING, 80),
                        SalesforceField.readOnly("Name", FieldType.STRING, 121),
                        SalesforceField.of("AccountId", FieldType.REFERENCE, 18),
                        SalesforceField.of("Title", FieldType.STRING, 128),
                        SalesforceField.of("Email", FieldType.EMAIL, 80),
                        SalesforceField.of("Phone", FieldType.PHONE, 40),
                        SalesforceField.of("MobilePhone", FieldType.PHONE, 40),
                        SalesforceField.of("MailingStreet", FieldType.TEXTAREA, 255),
                        SalesforceField.of("MailingCity", FieldType.STRING, 40),
                        SalesforceField.of("MailingState", FieldType.STRING, 80),
                        SalesforceField.of("MailingPostalCode", FieldType.STRING, 20),
                        SalesforceField.of("MailingCountry", FieldType.STRING, 80),
                        SalesforceField.of("Company_Name__c", FieldType.STRING, 255));
            case LEAD ->
                List.of(
                        SalesforceField.of("FirstName", FieldType.STRING, 40),
                        SalesforceField.of("LastName", FieldType.STRING, 80),
                        SalesforceField.readOnly("Name", FieldType.STRING, 121),
                        SalesforceField.of("Company", FieldType.STRING, 255),
                        SalesforceField.of("Title", FieldType.STRING, 128),
                        SalesforceField.of("Email", FieldType.EMAIL, 80),
                        SalesforceField.of("Phone", FieldType.PHONE, 40),
                        SalesforceField.of("MobilePhone", FieldType.PHONE, 40),
                        SalesforceField.of("Street", FieldType.TEXTAREA, 255),
                        SalesforceField.of("City", FieldType.STRING, 40),
                        SalesforceField.of("State", FieldType.STRING, 80),
                        SalesforceField.of("PostalCode", FieldType.STRING, 20),
                        SalesforceField.of("Country", FieldType.STRING, 80),
                        SalesforceField.of("Status", FieldType.PICKLIST, 255),
                        SalesforceField.of("LeadSource", FieldType.PICKLIST, 255),
                        SalesforceField.of("Rating", FieldType.PICKLIST, 255),
                        SalesforceField.readOnly("IsConverted", FieldType.BOOLEAN, 0));
            case OPPORTUNITY ->
                List.of(
                        SalesforceField.of("Name", FieldType.STRING, 120),
                        SalesforceField.of("AccountId", FieldType.REFERENCE, 18),
                        SalesforceField.of("ContactId", FieldType.REFERENCE, 18),
                        SalesforceField.of("CampaignId", FieldType.REFERENCE, 18),
                        SalesforceField.of("StageName", FieldType.PICKLIST, 255),
                        SalesforceField.of("Amount", FieldType.CURRENCY, 0),
                        SalesforceField.of("Probability", FieldType.INT, 0),
                        SalesforceField.of("CloseDate", FieldType.DATE, 0),
                        SalesforceField.of("Type", FieldType.PICKLIST, 255),
                        SalesforceField.readOnly("IsClosed", FieldType.BOOLEAN, 0),
                        SalesforceField.readOnly("IsWon", FieldType.BOOLEAN, 0));
            case CAMPAIGN ->
                List.of(
                        SalesforceField.of("Name", FieldType.STRING, 80),
                        SalesforceField.of("Type", FieldType.PICKLIST, 255),
                        SalesforceField.of("Status", FieldType.PICKLIST, 255),
                        SalesforceField.of("StartDate", FieldType.DATE, 0),
                        SalesforceField.of("EndDate", FieldType.DATE, 0),
                        SalesforceField.of("BudgetedCost", FieldType.CURRENCY, 0),
                        SalesforceField.of("ActualCost", FieldType.CURRENCY, 0),
                        SalesforceField.of("NumberSent", FieldType.INT, 0),
                        SalesforceField.of("IsActive", FieldType.BOOLEAN, 0));
        };
    }

    private static List<SalesforceField> ours() {
        return List.of(
                SalesforceField.of(EXTERNAL_ID, FieldType.STRING, 64),
                SalesforceField.of("Customer_Hub_Segment__c", FieldType.STRING, 80),
                SalesforceField.of("Customer_Hub_Recency_Days__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Frequency__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Monetary__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Currency__c", FieldType.STRING, 3),
                SalesforceField.of("Customer_Hub_Churn__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Churn_Reasons__c", FieldType.STRING, 255),
                SalesforceField.of("Customer_Hub_Lead__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Value__c", FieldType.DOUBLE, 0),
                SalesforceField.of("Customer_Hub_Behaviour__c", FieldType.STRING, 80),
                SalesforceField.of("Customer_Hub_Journey__c", FieldType.STRING, 80),
                SalesforceField.of("Customer_Hub_Action__c", FieldType.STRING, 80),
                SalesforceField.of("Customer_Hub_Kind__c", FieldType.STRING, 40));
    }
}
