package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class EveryHubFileTest {
    private static final Path HOME = Path.of("..");

    @Test
    void everyFileOfThisHubIsSound() {
        assertThat(HubCheck.of(HOME).run()).isEmpty();
    }
}
