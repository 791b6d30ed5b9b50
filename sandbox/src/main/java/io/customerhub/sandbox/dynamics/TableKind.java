package io.customerhub.sandbox.dynamics;

import java.util.Optional;
import java.util.stream.Stream;

/** The tables that the environment has. */
enum TableKind {
    CONTACTS("contacts", "contact"),
    ACCOUNTS("accounts", "account"),
    LEADS("leads", "lead"),
    OPPORTUNITIES("opportunities", "opportunity");

    /** The column that the company made an alternate key of, in every table. */
    static final String KEY = "customerhub_id";

    private final String set;
    private final String logicalName;

    TableKind(String set, String logicalName) {
        this.set = set;
        this.logicalName = logicalName;
    }

    /** The name in paths. */
    String set() {
        return set;
    }

    /** The name in types and messages. */
    String logicalName() {
        return logicalName;
    }

    /** The column of the row's own id. */
    String idColumn() {
        return logicalName + "id";
    }

    /** The table's type as OData writes it. */
    String type() {
        return "Microsoft.Dynamics.CRM." + logicalName;
    }

    static Optional<TableKind> of(String set) {
        return Stream.of(values()).filter(kind -> kind.set.equals(set)).findFirst();
    }
}
