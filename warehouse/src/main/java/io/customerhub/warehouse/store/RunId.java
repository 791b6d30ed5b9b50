package io.customerhub.warehouse.store;

/** Names one run of one flow. */
public record RunId(long value, String flow) {
    @Override
    public String toString() {
        return flow + "#" + value;
    }
}
