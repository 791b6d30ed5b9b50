package io.customerhub.app;

/** Something that a person has to put right before the hub can do what it was asked: the message says what. */
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HubException(String message) {
        super(message);
    }

    public HubException(String message, Throwable cause) {
        super(message, cause);
    }
}
