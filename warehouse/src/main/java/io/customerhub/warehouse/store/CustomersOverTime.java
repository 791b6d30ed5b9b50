package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** All customers of today, as of any day. All of it is of one moment, whatever is written meanwhile. */
public final class CustomersOverTime implements CustomerHistory, AutoCloseable {
    private final Handle handle;
    private final String tenant;
    private final List<CustomerId> customers;

    CustomersOverTime(Jdbi jdbi, String tenant) {
        this.tenant = tenant;
        handle = jdbi.open();
        handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
        handle.begin();
        customers = handle.createQuery(
                        "select customer_id from customer_360.customers where tenant = :tenant order by customer_id")
                .bind("tenant", tenant)
                .mapTo(UUID.class)
                .map(CustomerId::new)
                .list();
    }

    /** The customers in the order in which they are given for any day. */
    public List<CustomerId> customers() {
        return customers;
    }

    @Override
    public AskedCustomers asOf(LocalDate day) {
        return new CustomersAsOf(handle, tenant, customers, day);
    }

    @Override
    public void close() {
        handle.rollback();
        handle.close();
    }
}
