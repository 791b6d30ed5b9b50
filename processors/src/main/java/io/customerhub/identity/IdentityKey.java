package io.customerhub.identity;

/**
 * A value that tells customers apart.
 *
 * @param kind the declared key, as {@code email}
 * @param value the value in its normal form
 */
public record IdentityKey(String kind, String value) implements Comparable<IdentityKey> {
    @Override
    public int compareTo(IdentityKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "IdentityKey[" + kind + "]";
    }
}
