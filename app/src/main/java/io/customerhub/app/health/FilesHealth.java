package io.customerhub.app.health;

import io.customerhub.warehouse.store.FileVersions.InUse;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Says which version of the declared files is in use, and why an edit is refused. It is always green: the hub works, and who
 * restarts what is red would end it, for it does not start on files that are wrong.
 */
public final class FilesHealth extends AbstractHealthCheck {
    private final Supplier<InUse> files;

    public FilesHealth(Supplier<InUse> files) {
        super("hub", "files");
        this.files = files;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        InUse inUse = files.get();
        builder.detail("files.version", inUse.version());
        builder.detail("files.since", inUse.since().toString());
        builder.detail("files.refused", String.join(System.lineSeparator(), inUse.refused()));
        builder.up();
    }
}
