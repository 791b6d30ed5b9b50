package io.customerhub.app.bench.stream;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A hub that reads streams, with all its stages, and opens no port: {@code KEY=VALUE} wins over the house's properties. */
public final class HubNode {
    private HubNode() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> properties = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        Hub hub = Hub.start(HubSettings.ofProcess().withOverrides(properties), Hub.Mode.STREAM);
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "hub-stop"));
        new CountDownLatch(1).await();
    }
}
