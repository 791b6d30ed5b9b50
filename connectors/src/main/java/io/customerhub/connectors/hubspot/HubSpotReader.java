package io.customerhub.connectors.hubspot;

import io.customerhub.connectors.ChangeWindow;
import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The Java behind the Kamelet {@code hubspot-source}. */
public final class HubSpotReader extends HttpReader {
    private String baseUrl = "";
    private String object = "contacts";
    private List<String> properties = List.of();
    private String associate = "";
    private String unless = "";
    private int pageSize = 200;
    private int lagSeconds = 30;
    private int overlapSeconds = 300;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public void setProperties(String properties) {
        this.properties =
                Arrays.stream(properties.split(",")).map(String::strip).toList();
    }

    /** The kind of object whose ids are put to each record, as {@code contacts} to a deal; may be empty. */
    public void setAssociate(String associate) {
        this.associate = associate;
    }

    /** A property that keeps a record out where it has a value; may be empty. */
    public void setUnless(String unless) {
        this.unless = unless;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setLagSeconds(int lagSeconds) {
        this.lagSeconds = lagSeconds;
    }

    public void setOverlapSeconds(int overlapSeconds) {
        this.overlapSeconds = overlapSeconds;
    }

    @Override
    protected HubSpotReading open(String cursor, Instant now) throws IOException {
        ChangeWindow window =
                ChangeWindow.at(cursor, now, Duration.ofSeconds(lagSeconds), Duration.ofSeconds(overlapSeconds));
        return new HubSpotReading(
                new HubSpotReading.Kind(source(), baseUrl, object, properties, associate, unless, pageSize), window);
    }

    @Override
    protected String doing() {
        return "reading " + object;
    }
}
