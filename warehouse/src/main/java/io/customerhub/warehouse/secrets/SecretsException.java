package io.customerhub.warehouse.secrets;

/** A key that cannot be used, or a sealed value that none of the keys opens. Its message never holds a secret. */
public final class SecretsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretsException(String message) {
        super(message);
    }

    SecretsException(String message, Throwable cause) {
        super(message, cause);
    }
}
