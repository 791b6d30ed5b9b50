package io.customerhub.connectors.dynamics;

import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Instant;

/** The Java behind the Kamelet {@code dynamics-source}. */
public final class DynamicsReader extends HttpReader {
    private String baseUrl = "";
    private String set = "";
    private String idColumn = "";
    private String columns = "";
    private int pageSize = 1000;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The entity set, as {@code contacts}. */
    public void setSet(String set) {
        this.set = set;
    }

    public void setIdColumn(String idColumn) {
        this.idColumn = idColumn;
    }

    public void setColumns(String columns) {
        this.columns = columns;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    protected DynamicsReading open(String cursor, Instant now) throws IOException {
        return new DynamicsReading(
                new DynamicsReading.Table(
                        source(), baseUrl + "/api/data/v9.2/" + set, set, idColumn, columns, pageSize),
                cursor);
    }

    @Override
    protected String doing() {
        return "reading " + set;
    }
}
