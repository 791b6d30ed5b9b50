package io.customerhub.identity.text;

/** A text's hash of 64 bits, after Fowler, Noll and Vo, mixed so that its upper bits tell as much as its lower ones. */
public final class TextHash {
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long START = 0xcbf29ce484222325L;

    private TextHash() {}

    public static long of(String text) {
        return onto(START, text);
    }

    /** The hash of a text that follows what was hashed before. */
    public static long onto(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    public static long mixed(long hash) {
        return (hash ^ (hash >>> Integer.SIZE)) * MIX;
    }
}
