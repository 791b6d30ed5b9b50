package io.customerhub.warehouse.store;

/** What this process was doing is no longer its own to do: others gave it up, and may have taken it over. */
public final class TakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOverException(String message) {
        super(message);
    }
}
