package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        TIMEOUT("timeout"),
        TIMEOUT_AFTER_WRITE("timeout-after-write"),
        EXPIRE_TOKENS("expire-tokens"),
        SHORT_PAGE("short-page"),
        TRUNCATED("truncated"),
        NEW_FIELD("new-field"),
        MISSING_FIELD("missing-field"),
        CHANGED_TYPE("changed-type");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }

        /** The change in the shape of data that it is, if it is one. */
        Optional<Drift.Kind> drift() {
            return switch (this) {
                case NEW_FIELD -> Optional.of(Drift.Kind.NEW_FIELD);
                case MISSING_FIELD -> Optional.of(Drift.Kind.MISSING_FIELD);
                case CHANGED_TYPE -> Optional.of(Drift.Kind.CHANGED_TYPE);
                default -> Optional.empty();
            };
        }
    }

    /**
     * One failure to come.
     *
     * @param field which field a change of shape strikes; empty for the one that the vendor's page has by habit
     * @param holdSeconds how long a timeout keeps its caller waiting before the connection is closed
     */
    public record Fault(String vendor, Kind kind, OptionalInt retryAfterSeconds, String field, int holdSeconds) {

        boolean strikes(String name, CallKind call, Optional<Page> page) {
            if (!vendor.equals(name) || call == CallKind.TOKEN) {
                return false;
            }
            return switch (kind) {
                case TOO_MANY_REQUESTS, SERVER_ERROR, TIMEOUT, EXPIRE_TOKENS, TRUNCATED -> true;
                case TIMEOUT_AFTER_WRITE -> call == CallKind.WRITE;
                case SHORT_PAGE -> page.flatMap(Page::shortened).isPresent();
                case NEW_FIELD, MISSING_FIELD, CHANGED_TYPE -> page.isPresent();
            };
        }
    }

    /** A failure and the calls that pass unharmed before it. */
    private static final class Waiting {
        private final Fault fault;
        private int calls;

        Waiting(Fault fault, int calls) {
            this.fault = fault;
            this.calls = calls;
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * Asks for a failure.
     *
     * @param after how many calls that it could strike pass before it does
     */
    public synchronized void add(Fault fault, int times, int after) {
        for (int i = 0; i < times; i++) {
            waiting.add(new Waiting(fault, after));
        }
    }

    /** Forgets the failures of one vendor, or of all. */
    public synchronized void clear(Optional<String> vendor) {
        waiting.removeIf(one -> vendor.isEmpty() || vendor.get().equals(one.fault.vendor()));
    }

    /** How many failures of each kind each vendor still has to come. */
    public synchronized ObjectNode toJson() {
        ObjectNode node = Json.object();
        for (Waiting one : waiting) {
            ObjectNode kinds = node.withObjectProperty(one.fault.vendor());
            String word = one.fault.kind().word();
            kinds.put(word, kinds.path(word).asInt() + 1);
        }
        return node;
    }

    /** Takes the next failure that strikes such a call. */
    synchronized Optional<Fault> take(String vendor, CallKind call, Optional<Page> page) {
        for (Iterator<Waiting> faults = waiting.iterator(); faults.hasNext(); ) {
            Waiting next = faults.next();
            if (next.fault.strikes(vendor, call, page)) {
                if (next.calls == 0) {
                    faults.remove();
                    return Optional.of(next.fault);
                }
                next.calls--;
            }
        }
        return Optional.empty();
    }
}
