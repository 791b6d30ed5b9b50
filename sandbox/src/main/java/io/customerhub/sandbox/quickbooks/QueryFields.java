package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.Entity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields a query can filter and sort by. */
final class QueryFields {

    private static final List<String> ALL = List.of("Id", "SyncToken", "MetaData.CreateTime", Query.CHANGED);
    private static final List<String> CUSTOMER = List.of(
            "Active",
            "DisplayName",
            "GivenName",
            "MiddleName",
            "FamilyName",
            "CompanyName",
            "FullyQualifiedName",
            "PrintOnCheckName",
            "PrimaryEmailAddr",
            "PrimaryPhone.FreeFormNumber",
            "Balance",
            "ResaleNum",
            "CurrencyRef");
    private static final List<String> ITEM =
            List.of("Active", "Name", "FullyQualifiedName", "Sku", "Type", "UnitPrice");
    private static final List<String> TRANSACTION = List.of(
            "DocNumber", "TxnDate", "TotalAmt", "CustomerRef", "CurrencyRef", "DueDate", "Balance", "UnappliedAmt");

    private QueryFields() {}

    /** Finds a field by its name in any case. */
    static Optional<String> find(Entity entity, String name) {
        List<String> own = switch (entity) {
            case CUSTOMER -> CUSTOMER;
            case ITEM -> ITEM;
            default -> TRANSACTION;
        };
        return Stream.concat(ALL.stream(), own.stream())
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }
}
