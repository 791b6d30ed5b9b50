package io.customerhub.connectors.quickbooks;

import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The Java behind the Kamelet {@code quickbooks-source}: asks page by page and reads the answers. */
public final class QuickBooksReader extends HttpReader {
    private String baseUrl = "";
    private String realm = "";
    private List<String> entities = List.of();
    private int pageSize = 1000;
    private Duration overlap = Duration.ofMinutes(5);

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setRealm(String realm) {
        this.realm = realm;
    }

    public void setEntities(String entities) {
        this.entities = Arrays.stream(entities.split(",")).map(String::strip).toList();
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setOverlapSeconds(int seconds) {
        this.overlap = Duration.ofSeconds(seconds);
    }

    @Override
    protected QuickBooksReading open(String cursor, Instant now) throws IOException {
        return new QuickBooksReading(
                source(), baseUrl + "/v3/company/" + realm, entities, pageSize, overlap, cursor, now);
    }

    @Override
    protected String doing() {
        return "reading " + entities + " of company " + realm;
    }
}
