package io.customerhub.connectors.sql;

import io.customerhub.connectors.tokens.Secret;

/**
 * How to get into a database.
 *
 * @param name the word by which flows call it
 * @param url JDBC address, without user and password
 */
public record SqlAccount(String name, String url, String user, Secret password) {}
