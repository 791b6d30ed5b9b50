package io.customerhub.warehouse.store;

import io.customerhub.model.SourceKey;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A record that a run put into quarantine, with what is wrong with it in words. */
public record QuarantinedRecord(SourceKey record, List<String> problems) {
    public QuarantinedRecord {
        problems = List.copyOf(problems);
    }

    static List<QuarantinedRecord> ofRun(Handle handle, String tenant, RunId run) {
        return handle.createQuery("""
                        select source, entity, record_id,
                               array(select btrim((p ->> 'field') || ' ' || (p ->> 'message'))
                                     from jsonb_array_elements(problems) p)
                        from hub.quarantine where tenant = :tenant and run_id = :run
                        order by source, entity, record_id
                        """)
                .bind("tenant", tenant)
                .bind("run", run.value())
                .map((row, context) -> new QuarantinedRecord(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        List.of((String[]) row.getArray(4).getArray())))
                .list();
    }
}
