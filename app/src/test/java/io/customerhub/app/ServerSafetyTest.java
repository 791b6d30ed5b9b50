package io.customerhub.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerSafetyTest {
    @Test
    void theShippedSettingsAreSafe() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void authenticationWithoutAMechanismDoesNotStart() {
        assertThatThrownBy(() -> check(Map.of("camel.server.authenticationEnabled", "true")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("basicPropertiesFile");
    }

    @Test
    void anAuthenticationPathThatLetsOthersPassDoesNotStart() {
        assertThatThrownBy(() -> check(Map.of("camel.management.authenticationPath", "/observe")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("camel.management.authenticationPath");
    }

    @Test
    void openHealthAndMetricsNeedAWord() {
        assertThatThrownBy(() -> check(Map.of("camel.management.host", "0.0.0.0")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("0.0.0.0");
        assertThatCode(() -> check(Map.of("camel.management.host", "0.0.0.0", "hub.management.open", "true")))
                .doesNotThrowAnyException();
    }

    private static void check(Map<String, String> overrides) {
        ServerSafety.check(HubProperties.read(Path.of("../config/application.properties"), Map.of(), overrides));
    }
}
