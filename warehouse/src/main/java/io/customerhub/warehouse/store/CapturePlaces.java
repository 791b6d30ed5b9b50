package io.customerhub.warehouse.store;

import io.customerhub.connectors.capture.CaptureDesk;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which node captures what, and where capturing goes on. */
public final class CapturePlaces implements CaptureDesk {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final Leases leases;

    CapturePlaces(Jdbi jdbi, String tenant, InstantSource clock, Node node) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.leases = new Leases(jdbi, tenant, node);
    }

    @Override
    public Optional<Hold> take(String capture) {
        return leases.take("capture:" + capture, "capture", (handle, lease) -> new Held(capture, lease));
    }

    /** A capture under its lease: who has lost that cannot move its place. */
    private final class Held implements Hold {
        private final String capture;
        private final Lease lease;

        Held(String capture, Lease lease) {
            this.capture = capture;
            this.lease = lease;
        }

        @Override
        public Map<String, String> places() {
            return jdbi.withHandle(handle -> {
                var places = new TreeMap<String, String>();
                handle.createQuery(
                                "select part, place from hub.capture_places where capture = :capture and tenant = :tenant")
                        .bind("capture", capture)
                        .bind("tenant", tenant)
                        .map((row, context) -> places.put(row.getString(1), row.getString(2)))
                        .list();
                return places;
            });
        }

        @Override
        public void keep(Map<String, String> places) {
            jdbi.useTransaction(handle -> {
                leases.require(handle, lease, "keeping how far " + capture + " has come");
                put(handle, List.copyOf(new TreeMap<>(places).entrySet()));
            });
        }

        private void put(Handle handle, List<Map.Entry<String, String>> places) {
            handle.createUpdate("""
                            insert into hub.capture_places (tenant, capture, part, place, kept_at)
                            select :tenant, :capture, part, place, :now from unnest(:parts, :places) as t (part, place)
                            on conflict (capture, part, tenant) do update
                            set place = excluded.place, kept_at = excluded.kept_at
                            """)
                    .bind("tenant", tenant)
                    .bind("capture", capture)
                    .bind("now", clock.instant())
                    .bindArray("parts", String.class, texts(places, Map.Entry::getKey))
                    .bindArray("places", String.class, texts(places, Map.Entry::getValue))
                    .execute();
        }

        @Override
        public boolean isHeld() {
            try {
                jdbi.useTransaction(handle -> leases.require(handle, lease, "capturing " + capture));
                return true;
            } catch (TakenOverException e) {
                return false;
            }
        }

        @Override
        public void close() {
            leases.giveBack(lease);
        }
    }

    private static List<String> texts(
            List<Map.Entry<String, String>> places, Function<Map.Entry<String, String>, String> text) {
        return places.stream().map(text).toList();
    }
}
