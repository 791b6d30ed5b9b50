package io.customerhub.scoring.served;

/** Says why nothing is learned, and what to do about it. */
public final class TrainingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrainingRefusal(String message) {
        super(message);
    }
}
