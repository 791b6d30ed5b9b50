package io.customerhub.scoring.net;

/**
 * A net that may serve: it says the same of the rows that were kept with it as when it was trained.
 *
 * @param probe rows with what native code made of them then
 */
public record ServedNet(Net net, NetProbe probe) {
    /**
     * Takes a net into service.
     *
     * @throws NetRefusal where it makes something else of the probe now
     */
    public ServedNet {
        probe.check("plain numbers", net.output(probe.rows()));
    }
}
