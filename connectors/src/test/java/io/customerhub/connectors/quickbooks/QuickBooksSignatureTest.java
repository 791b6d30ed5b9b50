package io.customerhub.connectors.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.tokens.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuickBooksSignatureTest {
    /** RFC 4231, test case 2. */
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    private static final String SIGNATURE = Base64.getEncoder()
            .encodeToString(
                    HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));

    private final QuickBooksSignature signature = new QuickBooksSignature(new Secret("Jefe"));

    @Test
    void knowsWhatIntuitSigned() {
        assertThat(signature.isGenuine(BODY, SIGNATURE)).isTrue();
    }

    @Test
    void refusesBodyThatDiffersInOneByte() {
        byte[] other = BODY.clone();
        other[3] ^= 1;

        assertThat(signature.isGenuine(other, SIGNATURE)).isFalse();
    }

    @Test
    void refusesAnotherVerifiersSignature() {
        assertThat(new QuickBooksSignature(new Secret("Jefes")).isGenuine(BODY, SIGNATURE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM",
                " W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
                "not base64 at all é"
            })
    void refusesSignatureInAnyOtherForm(String other) {
        assertThat(signature.isGenuine(BODY, other)).isFalse();
    }

    @Test
    void nothingIsGenuineWithoutVerifier() {
        assertThat(new QuickBooksSignature(new Secret("")).isGenuine(BODY, SIGNATURE))
                .isFalse();
        assertThat(new QuickBooksSignature(new Secret("")).isGenuine(new byte[0], ""))
                .isFalse();
    }
}
