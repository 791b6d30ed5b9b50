package io.customerhub.identity.compare;

/** Takes the small things by which a record can be found. */
public interface Atoms {
    /**
     * Something that finds candidates together with something else.
     *
     * @param kind what it is, as {@code family/sound}: before the slash stands what it is cut from, of which two pieces tell
     *     no more than one
     */
    void add(String kind, String value);

    /** Something that finds candidates alone. */
    void strong(String kind, String value);
}
