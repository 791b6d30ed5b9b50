package io.customerhub.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The failures asked for and not yet given, in the order they were asked for. Calls for tokens are spared. */
public final class Faults {

    /** A kind of failure. */
    public enum Kind {
        TOO_MANY_REQUESTS("429"),
        SERVER_ERROR("500"),
        TIMEOUT_AFTER_WRITE("timeout-after-write");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public static Optional<Kind> of(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** One failure to come. */
    public record Fault(String vendor, Kind kind, OptionalInt retryAfterSeconds) {

        boolean strikes(String name, CallKind call) {
            return vendor.equals(name)
                    && (call == CallKind.WRITE || (call == CallKind.READ && kind != Kind.TIMEOUT_AFTER_WRITE));
        }
    }

    private final List<Fault> waiting = new ArrayList<>();

    public synchronized void add(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            waiting.add(fault);
        }
    }

    /** Takes the next failure that strikes such a call. */
    synchronized Optional<Fault> take(String vendor, CallKind call) {
        for (Iterator<Fault> faults = waiting.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.strikes(vendor, call)) {
                faults.remove();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
