package io.customerhub.sandbox.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Refresh tokens as Google has them: they stay as they are until the user takes them back. Kept as hashes. */
final class RefreshTokens {

    private static final String GRANTED = "refreshToken";
    private static final String REVOKED = "revoked";

    private final Journal journal;
    private final Set<String> good = new HashSet<>();

    RefreshTokens(String first, Journal journal) {
        this.journal = journal;
        good.add(hash(first));
        journal.replay(this::restore);
    }

    private void restore(JsonNode line) {
        if (line.path(REVOKED).asBoolean()) {
            good.clear();
        } else if (line.has(GRANTED)) {
            good.add(line.path(GRANTED).asText());
        }
    }

    synchronized String issue() {
        String token = AccessTokens.unguessable("1//");
        good.add(hash(token));
        journal.append(Json.object().put(GRANTED, hash(token)));
        return token;
    }

    synchronized boolean isValid(String token) {
        return good.contains(hash(token));
    }

    synchronized void revokeAll() {
        good.clear();
        journal.append(Json.object().put(REVOKED, true));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
