package io.customerhub.app.bench.generated;

/** Whom records are about. */
sealed interface Customer permits Person, Organisation {
    /** Writes one of the customer's records; they are written one after the other, from 0 on. */
    void write(int record, Written written, Chance chance);
}
