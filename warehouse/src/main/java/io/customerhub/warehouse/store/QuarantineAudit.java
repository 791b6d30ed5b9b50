package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.model.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who did what to records in quarantine, kept in the transaction in which it is done. */
final class QuarantineAudit {
    private final String tenant;
    private final Instant now;

    QuarantineAudit(String tenant, Instant now) {
        this.tenant = tenant;
        this.now = now;
    }

    void add(Handle handle, String by, String action, SourceKey subject, JsonNode detail) {
        Audit.add(handle, tenant, now, by, action, subject.toString(), detail);
    }

    /**
     * Changes the chosen records and keeps a row for each, with the rules and fields for which it waited.
     *
     * @param change a statement that changes {@code hub.quarantine q}
     * @return how many were changed
     */
    int chosen(
            Handle handle, String change, QuarantineChoice choice, String by, String action, Optional<String> reason) {
        return choice.bind(handle.createUpdate("""
                        with done as (%s returning q.source, q.entity, q.record_id, q.problems)
                        insert into hub.audit (tenant, at, actor, action, subject, detail)
                        select :tenant, :now, :by, :action, source || '/' || entity || '/' || record_id,
                               jsonb_strip_nulls(jsonb_build_object(
                                   'reason', nullif(:reason, ''),
                                   'problems', (select jsonb_agg(p - 'message') from jsonb_array_elements(problems) p)))
                        from done
                        """.formatted(change)))
                .bind("tenant", tenant)
                .bind("now", now)
                .bind("by", by)
                .bind("action", action)
                .bind("reason", reason.orElse(""))
                .execute();
    }

    List<AuditEntry> of(Handle handle, SourceKey subject) {
        return handle.createQuery("""
                        select at, actor, action, detail from hub.audit
                        where tenant = :tenant and subject = :subject and action like 'quarantine.%' order by audit_id
                        """)
                .bind("tenant", tenant)
                .bind("subject", subject.toString())
                .map((row, context) -> new AuditEntry(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        Rows.tree(row.getString(4))))
                .list();
    }
}
