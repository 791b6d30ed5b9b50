package io.customerhub.app.command;

/** What a person asked for cannot be done before they say more: the message says what. */
final class UnclearRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnclearRequest(String message) {
        super(message);
    }
}
