package io.customerhub.sandbox.http;

/** A request that ends here, with the vendor's own error as its answer. Thrown so that parsers deep down can refuse. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    public Refusal(Response response) {
        super("refused with status " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
