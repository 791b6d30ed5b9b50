package io.customerhub.app;

import java.util.List;
import java.util.Set;

/** Refuses to open a port that would let anybody in: Camel itself starts open where a setting is missing. */
final class ServerSafety {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    private ServerSafety() {}

    static void check(HubProperties properties) {
        for (String server : List.of("camel.server", "camel.management")) {
            boolean authenticated = Boolean.parseBoolean(properties.get(server + ".authenticationEnabled"));
            boolean mechanism = !properties.get(server + ".basicPropertiesFile").isEmpty()
                    || !properties.get(server + ".jwtKeystoreType").isEmpty();
            if (authenticated && !mechanism) {
                throw new HubException("starting the hub: " + server + ".authenticationEnabled is true and no mechanism"
                        + " is set, so Camel would let everybody in; set " + server + ".basicPropertiesFile or "
                        + server + ".jwtKeystoreType");
            }
            if (!properties.get(server + ".authenticationPath").equals("/*")) {
                throw new HubException("starting the hub: " + server + ".authenticationPath is not /*, so Camel would"
                        + " let calls of other paths pass unauthenticated; set it to /*");
            }
        }
        String host = properties.get("camel.management.host");
        boolean open = !THIS_MACHINE.contains(host)
                && !Boolean.parseBoolean(properties.get("camel.management.authenticationEnabled"));
        if (open && !Boolean.parseBoolean(properties.get("hub.management.open"))) {
            throw new HubException("starting the hub: health and metrics would be open to everybody who reaches " + host
                    + "; let camel.management.host be 127.0.0.1, set camel.management.authenticationEnabled, or say"
                    + " that the network is yours: HUB_MANAGEMENT_OPEN=true");
        }
    }
}
