package io.customerhub.scoring.net;

/** A net that does not serve, because it is not what was trained. */
public final class NetRefusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NetRefusal(String message) {
        super(message);
    }
}
