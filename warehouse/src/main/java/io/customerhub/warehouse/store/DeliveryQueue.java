package io.customerhub.warehouse.store;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import java.time.Duration;
import java.util.List;

/** What waits to be told. A claim ends with the node that made it, or after a while; who comes late with an answer changes nothing. */
public interface DeliveryQueue {
    /**
     * A claimed row.
     *
     * @param version the row's version when it was claimed: when it has moved on since, it is delivered again
     * @param claim the number of the claim: who holds another may no longer settle the row
     * @param run whose ledger has the row
     */
    record Claimed(Delivery delivery, int version, long claim, long run) {}

    /** Claims the next rows that are due for somebody, of each customer one at most, all of one operation. */
    List<Claimed> claim(String whom, int most);

    /** Settles claimed rows by what was answered, all in one transaction. */
    void settle(String whom, List<Claimed> claimed, List<Answer> answers);

    /** Gives claimed rows back after a call that failed as a whole; they wait longer each time. */
    void giveBack(String whom, List<Claimed> claimed, String reason);

    /** Gives claimed rows back to somebody who asked to wait: no attempt was made. */
    void postpone(String whom, List<Claimed> claimed, Duration wait, String reason);
}
