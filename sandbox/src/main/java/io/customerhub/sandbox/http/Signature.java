package io.customerhub.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over text in UTF-8, as vendors sign their webhooks. */
public final class Signature {

    private Signature() {}

    public static String base64(String key, String text) {
        return Base64.getEncoder().encodeToString(of(key, text));
    }

    public static String hex(String key, String text) {
        return HexFormat.of().formatHex(of(key, text));
    }

    private static byte[] of(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
