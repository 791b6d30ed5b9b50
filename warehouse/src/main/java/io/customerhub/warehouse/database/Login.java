package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is and who we are there. */
record Login(String url, String user, Secret password) {
    static final String APPLICATION = "customer-hub";

    /** Returns when the server takes the login. */
    void verify() throws SQLException {
        connect().close();
    }

    /** One connection outside of any pool. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("ApplicationName", APPLICATION);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }
}
