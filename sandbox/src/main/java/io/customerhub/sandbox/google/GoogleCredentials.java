package io.customerhub.sandbox.google;

/** What a client must know to read and write the one spreadsheet. */
public record GoogleCredentials(
        String clientId, String clientSecret, String refreshToken, String spreadsheet, String redirectUrl) {

    @Override
    public String toString() {
        return "GoogleCredentials[spreadsheet=" + spreadsheet + "]";
    }
}
