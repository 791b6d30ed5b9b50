package io.customerhub.scoring.served;

/** Says why nothing is learned, and what to do about it. */
public final class TrainingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public TrainingRefusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What was being done, why it cannot be, and what to do. */
    public String reason() {
        return reason;
    }
}
